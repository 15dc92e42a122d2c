import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, openShop, type World } from './world.ts'

describe('products over the sandbox, run after run', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  const full = async () => {
    const before = world.sandbox.magento.ledger.length
    const { updated, failed } = await world.run('sync', { full: true })
    return { updated, failed, writes: world.sandbox.magento.ledger.length - before }
  }
  const attributesOf = async (sku: string) => Object.fromEntries(((await shop.magento.products.get(sku, 'all')).custom_attributes ?? []).map(({ attribute_code: code, value }) => [code, value]))

  describe('attributes of several options, of yes and no, of days', () => {
    beforeAll(async () => {
      world = await createWorld({ entity: 'products', settings: { family: 'without', filters: [{ field: 'ITEMID', is: 'one-of', value: 'LAMP-DESK,TABLE-OAK' }] }, sandbox: { sizes: { items: 40 } } })
      shop = await openShop(world)
      const add = async (code: string, input: string, labels: string[] = []) => {
        await shop.magento.post('products/attributes', { attribute: { attribute_code: code, frontend_input: input, default_frontend_label: code, options: labels.map((label) => ({ label })) } })
        const groups = await shop.magento.searchAll<{ attribute_group_id: string }>('products/attribute-sets/groups/list', { groups: [[{ field: 'attribute_set_id', value: 4 }]] })
        await shop.magento.post('products/attribute-sets/attributes', { attributeSetId: 4, attributeGroupId: Number(groups[0]?.attribute_group_id), attributeCode: code, sortOrder: 1 })
      }
      await add('erp_materials', 'multiselect', ['Oak', 'Steel', 'Glass, clear'])
      await add('erp_featured', 'boolean')
      await add('erp_since', 'date')
      await world.set({ mapping: { 'custom_attributes.erp_materials': { from: 'field', field: 'SHOP_MATERIAL' }, 'custom_attributes.erp_featured': { from: 'field', field: 'SHOP_FEATURED' }, 'custom_attributes.erp_since': { from: 'field', field: 'SHOP_SHORT_NAME' } } })
      set('LAMP-DESK', { SHOP_MATERIAL: 'Steel; Oak', SHOP_FEATURED: 'true', SHOP_SHORT_NAME: '11/05/2026' })
      set('TABLE-OAK', { SHOP_MATERIAL: 'Oak; Glass, clear', SHOP_FEATURED: 'false', SHOP_SHORT_NAME: '' })
    }, 60_000)
    afterAll(async () => {
      await shop.close()
      await world.close()
    })
    const set = (key: string, values: Record<string, string>) => {
      const table = world.sandbox.intacct.books.table('ITEM')
      table.change(table.byKey(key)?.RECORDNO ?? '', values)
    }

    test('arrive as the shop keeps them', async () => {
      expect(await world.run()).toMatchObject({ created: 2, failed: 0 })
      const ids = new Map((await shop.magento.products.attributeOptions('erp_materials')).map(({ label, value }) => [label, value]))
      expect(await attributesOf('LAMP-DESK')).toMatchObject({ erp_materials: `${ids.get('Steel')},${ids.get('Oak')}`, erp_featured: '1', erp_since: '2026-11-05 00:00:00' })
      expect(await attributesOf('TABLE-OAK')).toMatchObject({ erp_materials: `${ids.get('Oak')},${ids.get('Glass, clear')}`, erp_featured: '0' })
    })

    test('are sent no more in ten full runs', async () => {
      for (let run = 1; run <= 10; run++) expect(await full()).toEqual({ updated: 0, failed: 0, writes: 0 })
    })
  })

  describe('prices by website, with texts written for one store view', () => {
    beforeAll(async () => {
      world = await createWorld({ entity: 'products', settings: { family: 'without', scope: 'german' }, sandbox: { sizes: { items: 40 } } })
      shop = await openShop(world)
      await shop.magento.put('products/attributes/price', { attribute: { attribute_code: 'price', scope: 'website' } })
      await world.run()
    }, 60_000)
    afterAll(async () => {
      await shop.close()
      await world.close()
    })
    const change = (key: string, values: Record<string, string>) => {
      const table = world.sandbox.intacct.books.table('ITEM')
      const [date = '', time = ''] = new Date().toISOString().split('T')
      const [year, month, day] = date.split('-')
      table.change(table.byKey(key)?.RECORDNO ?? '', { ...values, WHENMODIFIED: `${month}/${day}/${year} ${time.slice(0, 8)}` })
    }
    const everyones = async (sku: string) => (await shop.magento.prices.base([sku]))[0]?.price

    test('are compared and written for all stores: a price that the website has of its own stays, and ten full runs send nothing', async () => {
      await shop.magento.products.update('TABLE-OAK', { price: 555 }, 'german')
      for (let run = 1; run <= 10; run++) expect(await full()).toMatchObject({ updated: 0, writes: 0 })
      expect((await shop.magento.products.get('TABLE-OAK', 'german')).price).toBe(555)
    })

    test('a change of price arrives for all stores, alone or with a name', async () => {
      change('TABLE-OAK', { BASEPRICE: '310.00' })
      expect(await world.run()).toMatchObject({ updated: 1 })
      expect(await everyones('TABLE-OAK')).toBe(310)
      change('TABLE-OAK', { BASEPRICE: '311.00', NAME: 'Oak table, new' })
      expect(await world.run()).toMatchObject({ updated: 1 })
      expect(await everyones('TABLE-OAK')).toBe(311)
      expect(await shop.magento.products.get('TABLE-OAK', 'german')).toMatchObject({ price: 555, name: 'Oak table, new' })
      expect((await world.record('TABLE-OAK')).warnings).toBeNull()
      for (let run = 1; run <= 3; run++) expect(await full()).toMatchObject({ updated: 0, writes: 0 })
    })
  })
})
