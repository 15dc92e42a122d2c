import type { EditableField } from '../../edits.ts'
import { listPriceField } from './list-price.ts'
import type { ProductSettings } from './settings.ts'

/** What a person may give for one try of an item that failed. */
export const productEdits = ({ price }: ProductSettings): readonly EditableField[] => [
  { field: 'sku', label: 'SKU', help: '64 characters at most, which no other product has.', mends: ['SKU_MISSING', 'SKU_TOO_LONG', 'SKU_CHARACTERS', 'SKU_DUPLICATE', 'SKU_TAKEN_IN_SHOP'] },
  { field: 'name', label: 'Name', mends: ['NAME_MISSING', 'URL_KEY_TAKEN'] },
  { field: 'price', label: 'Price', ...(price === 'price-list' ? { source: listPriceField } : {}), help: 'A number, zero or more, with a point before the decimals.', mends: ['PRICE_MISSING', 'PRICE_INVALID'] },
  { field: 'custom_attributes.url_key', label: 'URL key', help: 'Small letters, digits and hyphens: the end of the product’s address.', mends: ['URL_KEY_TAKEN'] },
]
