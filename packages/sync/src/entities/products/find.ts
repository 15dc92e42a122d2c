import { anyOf, type MagentoClient, type Product } from '@causeway/magento'
import type { Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { twoAtATime } from '../two-at-a-time.ts'
import { everyonesPrices, isEveryone } from './everyones-prices.ts'
import type { Draft, ProductDraft } from './draft.ts'
import { isSameButForPrice, newProduct } from './plan.ts'
import type { ProductSettings } from './settings.ts'

/**
 * The products of these drafts: by link, else by SKU. In the scope that is written, so that what is compared is what would be changed. Where the books
 * changed nothing but the price since the product was brought in line, its price alone is looked up.
 */
export function findProducts(magento: MagentoClient, items: readonly Lookup<Draft>[], settings: ProductSettings): Promise<Map<string, Product>> {
  return throughConnection('products', async () => {
    const inLine = await findPrices(magento, items, settings)
    const found = new Map<string, Product>()
    const rest = items.filter(({ key }) => !inLine.has(key))
    const linked = rest.flatMap(({ targetId }) => (targetId === null ? [] : [targetId]))
    const byId = new Map((await listed(magento, 'entity_id', linked, settings.scope)).map((product) => [String(product.id), product]))
    for (const { key, targetId } of rest) {
      const product = targetId === null ? undefined : byId.get(targetId)
      if (product) found.set(key, product)
    }
    const open = rest.filter(({ key, draft }) => draft.kind === 'product' && !found.has(key))
    const bySku = new Map((await listed(magento, 'sku', open.map(({ draft }) => draft.sku), settings.scope)).map((product) => [product.sku.toLowerCase(), product]))
    for (const { key, draft } of open) {
      const product = bySku.get(draft.sku.toLowerCase())
      if (product) found.set(key, product)
    }
    return new Map([...inLine, ...await withEveryonesPrice(magento, found, settings)])
  })
}

/** Prices are written for all stores, whatever scope texts are written in: compared is that price, not one that a website may have of its own. */
async function withEveryonesPrice(magento: MagentoClient, found: Map<string, Product>, { scope }: ProductSettings): Promise<Map<string, Product>> {
  if (isEveryone(scope)) return found
  const prices = await everyonesPrices(magento, [...found.values()].map(({ sku }) => sku))
  return new Map([...found].map(([key, product]) => [key, { ...product, price: prices.get(product.sku.toLowerCase()) ?? product.price }]))
}

async function listed(magento: MagentoClient, field: string, values: readonly string[], storeCode: string): Promise<Product[]> {
  const pages = await twoAtATime(anyOf(field, values), (group) => magento.request<{ items: Product[] | null }>({
    method: 'GET', path: 'products', storeCode, criteria: { groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }], pageSize: 200 },
  }))
  return pages.flatMap(({ items }) => items ?? [])
}

/**
 * Products of which only the price may differ, as they were brought in line, with the price that the shop has now: many in one call that is cheap for the shop, where a page
 * of 100 products takes it 420 ms. Those whose SKU it no longer has were deleted or renamed: they are absent, and looked up as a whole.
 */
async function findPrices(magento: MagentoClient, items: readonly Lookup<Draft>[], settings: ProductSettings): Promise<Map<string, Product>> {
  const asked = items.flatMap((item) => {
    const known = knownBut(item, settings)
    return known ? [{ key: item.key, known }] : []
  })
  const bySku = await everyonesPrices(magento, asked.map(({ known }) => known.sku))
  return new Map(asked.flatMap(({ key, known }): [string, Product][] => {
    const price = bySku.get(known.sku.toLowerCase())
    return price === undefined ? [] : [[key, { ...known, price }]]
  }))
}

/** The product as it was brought in line, where nothing but its price has to be looked up; else null. */
function knownBut({ draft, targetId, identity, inLineWith }: Lookup<Draft>, settings: ProductSettings): Product | null {
  if (targetId === null || inLineWith?.kind !== 'product' || draft.kind !== 'product' || typeof identity?.sku !== 'string') return null
  // Another product that has the SKU by now would have to be adopted first: that is decided with all of it in sight.
  if (settings.existing !== 'link-and-update' || !isSameButForPrice(inLineWith, draft) || identity.sku.toLowerCase() !== draft.sku.toLowerCase()) return null
  return asStored(inLineWith, Number(targetId), identity.sku, settings)
}

const asStored = (draft: ProductDraft, id: number, sku: string, settings: ProductSettings): Product => ({ ...newProduct(draft, settings), id, sku })
