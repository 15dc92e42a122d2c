import type { EntityDefinition } from '../../definition.ts'
import { priceFailures } from './failures.ts'
import { priceListNeeds } from './needs.ts'
import { priceListSettings, type PriceListSettings } from './settings.ts'

/** Intacct's Order Entry price lists as tier prices and special prices of Magento. */
export const priceLists: EntityDefinition<PriceListSettings> = {
  name: 'price-lists',
  title: 'Sync price lists from Sage Intacct to Magento',
  gridTitle: 'Sage Intacct Price Lists',
  description: 'Entries of Order Entry price lists become tier prices of customer groups, or special prices, many at a time.',
  source: { system: 'intacct', object: 'SOPRICELISTENTRY', one: 'price list entry', many: 'price list entries', keyLabel: 'Entry' },
  target: { system: 'magento', object: 'price', one: 'price', many: 'prices', keyLabel: 'Product ID' },
  columns: [
    { key: 'list', label: 'Price list' }, { key: 'quantity', label: 'From quantity', mono: true }, { key: 'value', label: 'Value', mono: true }, { key: 'dates', label: 'Valid', mono: true },
  ],
  readsAll: true,
  settings: priceListSettings,
  idle: ({ targetByList }) => (Object.values(targetByList).some(Boolean) ? null : 'No price list is chosen, so a run has nothing to read. Say under Settings › Price lists what each list becomes.'),
  mapping: [],
  failures: priceFailures,
  edits: () => [{ field: 'price', label: 'Value', source: 'VALUE', help: 'A number, zero or more; a discount at most 100.', mends: ['PRICE_INVALID'] }],
  needs: priceListNeeds,
  face: (source) => ({
    name: source.ITEMNAME || source.ITEMID || source.PRODUCTLINEID || '',
    display: {
      list: source.PRICELISTID ?? '', quantity: source.QTYLIMITMIN || '1', value: `${source.VALUE ?? ''}${source.VALUETYPE?.startsWith('%') ? ' %' : ''}`,
      dates: [source.DATEFROM, source.DATETO].some(Boolean) ? `${source.DATEFROM || '…'} to ${source.DATETO || '…'}` : 'always',
    },
    search: [source.ITEMID ?? '', source.PRICELISTID ?? ''],
    url: null,
  }),
  targetUrl: (baseUrl, targetId) => `${baseUrl}/admin/catalog/product/edit/id/${targetId}`,
}
