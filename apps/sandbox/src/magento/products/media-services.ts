import type { Services } from '../service.ts'
import { Problem } from '../web-api/problem.ts'
import type { MediaInput } from './input.ts'
import { assignRoles, checkContent, fileFor, imageRoles, rolesOf, writeMedia } from './media.ts'
import type { MediaEntry, Product } from './products.ts'
import { existingProduct } from './services.ts'

const missing = () => new Problem(404, 'No image with the provided ID was found. Verify the ID and try again.')
const withContent = (entry: MediaEntry, product: Product, storeId: number) => ({
  ...writeMedia(entry, product.values, storeId), content: { base64_encoded_data: entry.content.base64, type: entry.content.type, name: entry.file.split('/').at(-1) },
})

export const mediaServices: Services = {
  'POST /V1/products/:sku/media': ({ sku, entry }, { state: { products }, wrote }) => {
    const product = existingProduct(products, String(sku))
    const input = entry as MediaInput
    const content = checkContent(input.content)
    const made: MediaEntry = {
      id: products.tables.media.takeId(), media_type: input.media_type ?? 'image', label: input.label ?? null, position: input.position ?? 1, disabled: input.disabled ?? false,
      file: fileFor(content.name, (file) => products.list().some(({ media }) => media.some((one) => one.file === file))), content,
    }
    // The shop writes the new picture's label and place over those that were there, and passes their roles on to it (recorded exchanges 461 and 462).
    const roles = product.media.flatMap(({ file }) => rolesOf(product.values, file, 0))
    const before = product.media.map((one) => ({ ...one, label: made.label, position: made.position }))
    const asked = input.types?.length ? input.types : product.media.length ? roles : input.types ?? [...imageRoles]
    const media = [...before, made]
    products.tables.product.write({ ...product, media, values: assignRoles(product.values, media, new Map([[made.id, asked]])) })
    wrote('product-media', made.id, product.sku)
    return String(made.id)
  },
  'GET /V1/products/:sku/media': ({ sku }, { state: { products }, scope: { storeId } }) => {
    const product = existingProduct(products, String(sku))
    return product.media.toSorted((a, b) => a.position - b.position || b.id - a.id).map((entry) => withContent(entry, product, storeId))
  },
  'GET /V1/products/:sku/media/:entryId': ({ sku, entryId }, { state: { products }, scope: { storeId } }) => {
    const product = products.bySku(String(sku))
    if (!product) throw new Problem(404, "The product doesn't exist. Verify and try again.")
    const entry = product.media.find(({ id }) => id === Number(entryId))
    if (!entry) throw new Problem(404, "The image doesn't exist. Verify and try again.")
    return withContent(entry, product, storeId)
  },
  'PUT /V1/products/:sku/media/:entryId': ({ sku, entryId, entry }, { state: { products }, wrote }) => {
    const product = existingProduct(products, String(sku))
    const input = entry as MediaInput
    if (!product.media.some(({ id }) => id === Number(entryId))) throw missing()
    const media = product.media.map((one) => (one.id === Number(entryId)
      ? { ...one, label: input.label ?? one.label, position: input.position ?? one.position, disabled: input.disabled ?? one.disabled } : one))
    products.tables.product.write({ ...product, media, values: input.types ? assignRoles(product.values, media, new Map([[Number(entryId), input.types]])) : product.values })
    wrote('product-media', Number(entryId), product.sku)
    return true
  },
  'DELETE /V1/products/:sku/media/:entryId': ({ sku, entryId }, { state: { products }, wrote }) => {
    const product = existingProduct(products, String(sku))
    if (!product.media.some(({ id }) => id === Number(entryId))) throw missing()
    const media = product.media.filter(({ id }) => id !== Number(entryId))
    products.tables.product.write({ ...product, media, values: assignRoles(product.values, media, new Map()) })
    wrote('product-media', Number(entryId), product.sku)
    return true
  },
}
