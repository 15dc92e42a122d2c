import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { categoryFinder } from '../../src/entities/product-families/find.ts'
import { familySettings } from '../../src/entities/product-families/settings.ts'
import { createWorld, openShop, type World } from '../engine/world.ts'

let world: World
let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  world = await createWorld({ sandbox: { seed: 'empty' }, entity: 'product-families' })
  shop = await openShop(world)
})
afterAll(async () => {
  await shop.close()
  await world.close()
})

test('a category with hidden subcategories is not empty, though the shop lists none of them', async () => {
  const { categories } = shop.magento
  const parent = await categories.create({ name: 'Tools', parent_id: 2, is_active: true })
  const child = await categories.create({ name: 'Old tools', parent_id: parent.id, is_active: false })
  const find = categoryFinder(shop.magento, familySettings.parse({ inactive: 'delete-if-empty' }))
  const found = await find([parent, child].map(({ id }) => ({ key: String(id), draft: { kind: 'inactive' }, targetId: String(id) })))
  expect(found.get(String(parent.id))).toMatchObject({ category: { children: '' }, isEmpty: false })
  expect(found.get(String(child.id))).toMatchObject({ isEmpty: true })
})
