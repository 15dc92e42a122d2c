import { MagentoError, type MagentoClient } from '@causeway/magento'
import { throughConnection } from '../../failures/of-clients.ts'
import type { ShopFacts } from './facts.ts'

interface Attribute { attribute_code: string; options?: { label: string; value: string }[] }

/** Inputs whose values are ids of options (recorded exchanges 448-450). */
const withOptions = new Set(['select', 'multiselect', 'swatch_visual', 'swatch_text'])

/** Reads what the mapped attributes and the tax classes are, once a slice. `attributes`: codes that the mapping fills. */
export function readShop(magento: MagentoClient, attributeSetId: number, attributes: readonly string[]): Promise<ShopFacts> {
  return throughConnection('products', async () => {
    const classes = await magento.taxClasses.all()
    return {
      taxClasses: new Set(classes.filter((one) => one.class_type === 'PRODUCT').map((one) => one.class_id)),
      attributes: attributes.length ? await attributesOfSet(magento, attributeSetId, attributes) : new Map(),
    }
  })
}

async function attributesOfSet(magento: MagentoClient, attributeSetId: number, wanted: readonly string[]): Promise<ShopFacts['attributes']> {
  let inSet: (Attribute & { frontend_input?: string })[]
  try {
    inSet = await magento.get(`products/attribute-sets/${attributeSetId}/attributes`)
  } catch (error) {
    // The set itself is gone: then none of its attributes is there, and each product says so.
    if (error instanceof MagentoError && error.status === 404) return new Map()
    throw error
  }
  const found = new Map<string, ReadonlyMap<string, string> | null>()
  for (const { attribute_code: code, frontend_input: input } of inSet) {
    if (!wanted.includes(code)) continue
    const options = withOptions.has(input ?? '') ? await magento.products.attributeOptions(code) : null
    found.set(code, options ? new Map(options.filter(({ value }) => value !== '').map(({ label, value }) => [label.trim().toLowerCase(), value])) : null)
  }
  return found
}
