import { MagentoError, type MagentoClient } from '@causeway/magento'
import { throughConnection } from '../../failures/of-clients.ts'
import { hasOptions, kindOfInput, type AttributeFacts } from './attribute-values.ts'
import type { ShopFacts } from './facts.ts'

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
  let inSet: { attribute_code: string; frontend_input?: string }[]
  try {
    inSet = await magento.get(`products/attribute-sets/${attributeSetId}/attributes`)
  } catch (error) {
    // The set itself is gone: then none of its attributes is there, and each product says so.
    if (error instanceof MagentoError && error.status === 404) return new Map()
    throw error
  }
  const found = new Map<string, AttributeFacts>()
  for (const { attribute_code: code, frontend_input: input } of inSet) {
    if (!wanted.includes(code)) continue
    const kind = kindOfInput(input)
    const options = hasOptions(kind) ? await magento.products.attributeOptions(code) : []
    found.set(code, { kind, options: new Map(options.filter(({ value }) => value !== '').map(({ label, value }) => [label.trim().toLowerCase(), value])) })
  }
  return found
}
