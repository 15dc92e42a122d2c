import { z } from 'zod'
import { settingMeta as meta } from '../../definition.ts'

/** Stands for the product's special price in the table of the lists, beside codes of customer groups. */
export const specialPrice = 'special'

export const priceListSettings = z.object({
  targetByList: z.record(z.string(), z.string()).default({}).meta(meta({
    title: 'Price lists', description: 'What the entries of an Order Entry price list become: tier prices of a customer group, or the special price that everybody sees. A list that is not here is left out. When a list is taken out or gets another target, the next sync takes back what it had sent.',
    section: 'Which prices', keysFrom: 'intacct.priceLists', optionsFrom: 'magento.priceTargets', widget: 'key-value',
  })),
  currency: z.string().trim().max(3, 'Three letters, such as USD.').default('').meta(meta({
    title: 'Only prices in', description: 'The code of the shop’s base currency, such as USD: Magento’s prices have no currency of their own. Empty sends entries of all currencies as they stand.', section: 'Which prices', widget: 'text',
  })),
  websiteId: z.coerce.number().int().min(0).default(0).meta(meta({
    title: 'Website of tier prices', description: 'One website alone needs “Catalog price scope: Website” in the shop.', section: 'Where they go', optionsFrom: 'magento.websites', widget: 'select', labels: { 0: 'All websites' },
  })),
  storeId: z.coerce.number().int().min(0).default(0).meta(meta({
    title: 'Store view of special prices', description: 'A special price may hold in one store view only. That needs “Catalog price scope: Website” in the shop, which refuses it otherwise.', section: 'Where they go', optionsFrom: 'magento.storeViews', widget: 'select', labels: { 0: 'All store views' },
  })),
})

export type PriceListSettings = z.output<typeof priceListSettings>
