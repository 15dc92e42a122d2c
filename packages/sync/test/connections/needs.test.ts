import { describe, expect, test } from '@jest/globals'
import { intacctLists } from '../../src/connections/directory/intacct-lists.ts'
import { magentoLists } from '../../src/connections/directory/magento-lists.ts'
import { directoryKeys, intacctNeeds, magentoNeeds } from '../../src/connections/needs.ts'
import type { EntityDefinition } from '../../src/definition.ts'
import { entities } from '../../src/entities/registry.ts'

const withNeeds = (name: string, needs: EntityDefinition['needs']) => ({ ...entities[0], name, needs }) as EntityDefinition

describe('what entities need of the two systems', () => {
  test('is looked at once, with the names of all that need it', () => {
    const one = { object: 'ITEM', label: 'items', menu: 'Inventory Control › Items' }
    const both = [withNeeds('a', { intacct: [one] }), withNeeds('b', { intacct: [{ ...one, through: ['PRODUCTLINE'] }] })]
    expect(intacctNeeds(both)).toEqual([{ ...one, through: ['PRODUCTLINE'], neededBy: ['a', 'b'] }])
    const probe = { label: 'Read products', menu: 'Catalog › Products', probe: { method: 'GET' as const, path: 'products' } }
    expect(magentoNeeds([withNeeds('a', { magento: [probe] }), withNeeds('b', { magento: [probe] })])).toEqual([{ ...probe, neededBy: ['a', 'b'] }])
  })

  test.each([['intacct', intacctLists], ['magento', magentoLists]] as const)('every list of %s that a setting chooses from can be read', (system, lists) => {
    const keys = directoryKeys(entities, system)
    const readable = [...Object.keys(lists), ...intacctNeeds(entities).map(({ object }) => `intacct.fields.${object}`)]
    expect(keys.length).toBeGreaterThan(0)
    expect(readable).toEqual(expect.arrayContaining(keys))
  })
})
