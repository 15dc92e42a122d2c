import type { CustomAttribute } from '../web-api/input.ts'
import type { StockInput } from '../stock/stock-item.ts'

export interface MediaInput {
  id?: number | null
  media_type?: string | null
  label?: string | null
  position?: number | null
  disabled?: boolean | null
  types?: string[] | null
  file?: string | null
  content?: { base64_encoded_data?: string | null; type?: string | null; name?: string | null } | null
}

export interface TierPriceInput { customer_group_id?: number | null; qty?: number | null; value?: number | null; extension_attributes?: { website_id?: number | null; percentage_value?: number | null } | null }

/** A product as it is sent. */
export interface ProductInput {
  id?: number | null
  sku?: string | null
  name?: string | null
  attribute_set_id?: number | null
  price?: number | null
  status?: number | null
  visibility?: number | null
  type_id?: string | null
  weight?: number | null
  extension_attributes?: { website_ids?: number[] | null; category_links?: { position?: number | null; category_id?: string | null }[] | null; stock_item?: StockInput | null } | null
  media_gallery_entries?: MediaInput[] | null
  tier_prices?: TierPriceInput[] | null
  custom_attributes?: CustomAttribute[] | null
}
