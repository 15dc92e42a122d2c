import type { MagentoState } from '../state.ts'
import { valueIn, withValue, type ScopedValues } from '../catalog/values.ts'
import { Crash, Problem } from '../web-api/problem.ts'
import type { MediaInput } from './input.ts'
import type { MediaEntry, Product } from './products.ts'

/** The attributes that say which picture stands for the product where. */
export const imageRoles = ['image', 'small_image', 'thumbnail', 'swatch_image'] as const
const none = 'no_selection'
const kinds: Record<string, RegExp> = { 'image/png': /^\x89PNG/, 'image/jpeg': /^\xFF\xD8/, 'image/jpg': /^\xFF\xD8/, 'image/gif': /^GIF8/ }

/** Refuses what is no picture of a kind that the shop takes. */
export function checkContent(content: MediaInput['content']): { base64: string; type: string; name: string } {
  // PHP dies of a picture that is not there at all.
  if (!content) throw new Crash()
  const { base64_encoded_data: base64 = '', type = '', name = '' } = content
  const bytes = Buffer.from(base64 ?? '', 'base64').subarray(0, 8).toString('latin1')
  if (!Object.values(kinds).some((magic) => magic.test(bytes))) throw new Problem(400, 'The image content must be valid base64 encoded data.')
  if (!kinds[type ?? '']?.test(bytes)) throw new Problem(400, 'The image MIME type is not valid or not supported.')
  if (!name || /[/\\?*:";<>()|{}]/.test(name)) throw new Problem(400, 'Provided image name contains forbidden characters.')
  return { base64: base64 ?? '', type: type ?? '', name }
}

/** `/f/r/front.png`, with a number where the name is taken. */
export function fileFor(name: string, taken: (file: string) => boolean): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/.exec(name.toLowerCase().replace(/[^\w.-]+/g, '_')) ?? []
  const folder = `/${stem[0] ?? '_'}/${stem[1] ?? '_'}`
  for (let number = 0; ; number++) {
    const file = `${folder}/${stem}${number ? `_${number}` : ''}${ending}`
    if (!taken(file)) return file
  }
}

export const rolesOf = (values: ScopedValues, file: string, storeId: number) => imageRoles.filter((role) => valueIn(values, role, storeId) === file)

/** Gives the roles to the picture that asks for them; roles that nobody has say so. */
export function assignRoles(values: ScopedValues, entries: readonly MediaEntry[], wanted: ReadonlyMap<number, readonly string[]>): ScopedValues {
  return imageRoles.reduce((all, role) => {
    const claimed = entries.findLast(({ id }) => wanted.get(id)?.includes(role))
    const kept = entries.find(({ file }) => valueIn(all, role, 0) === file)
    return withValue(all, { code: role, scope: 'global' }, 0, claimed?.file ?? kept?.file ?? none)
  }, values)
}

/** Puts the list of pictures that was sent in the place of the one that was there. */
export function replaceMedia(product: Product, sent: readonly MediaInput[], state: MagentoState): Product {
  if (!sent.length && !product.media.length && !imageRoles.some((role) => product.values[role])) return product
  const wanted = new Map<number, readonly string[]>()
  const taken = (file: string) => [...state.products.tables.product.all()].some(({ media }) => media.some((entry) => entry.file === file))
  const media = sent.map((input, at): MediaEntry => {
    const before = product.media.find(({ id }) => id === input.id)
    const content = before && !input.content ? before.content : checkContent(input.content)
    const entry = {
      id: before?.id ?? state.products.tables.media.takeId(), media_type: input.media_type ?? before?.media_type ?? 'image', label: input.label ?? before?.label ?? null,
      position: input.position ?? before?.position ?? at + 1, disabled: input.disabled ?? before?.disabled ?? false, file: before?.file ?? fileFor(content.name, taken), content,
    }
    if (input.types) wanted.set(entry.id, input.types)
    return entry
  })
  return { ...product, media, values: assignRoles(product.values, media, wanted) }
}

export const writeMedia = ({ id, media_type: type, label, position, disabled, file }: MediaEntry, values: ScopedValues, storeId: number): Record<string, unknown> => (
  { id, media_type: type, label, position, disabled, types: rolesOf(values, file, storeId), file })
