import type { Mapped, RingMember, SourceRow } from '../../entity.ts'
import type { MappedValues } from '../../mapping.ts'
import type { Draft } from './draft.ts'
import { failFamily } from './failures.ts'
import type { FamilySettings } from './settings.ts'
import type { Place } from './tree.ts'
import { urlKeyOf } from '../url-key.ts'

const attributePrefix = 'custom_attributes.'
const longestName = 255

/** Whether all that these records want lies under one parent. */
export const areSiblings = (ring: readonly RingMember[]): boolean => new Set(ring.map(({ claim }) => claim.slice(0, claim.lastIndexOf('>')))).size === 1

/** What only one product line below a parent may hold: the address of its category. */
export const addressClaim = (parentKey: string, urlKey: string) => `category:${parentKey}>${urlKey}`

/** The key of the line above; '' at the top. */
export const parentOf = (source: Record<string, string>) => source.PARENTLINE?.trim() ?? ''

export const isActive = (source: Record<string, string>) => (source.STATUS ?? 'active') === 'active' || source.STATUS === ''

/** What is known of a product line beside its record. */
export interface FamilyFacts {
  /** Where it stands in the tree of all lines. */
  place: Place
  /** The category of its parent line, or the chosen root; undefined while the parent has none. */
  parentId: string | undefined
}

/** A product line as a category, or why not. Pure. */
export function mapFamily(row: SourceRow, values: MappedValues, settings: FamilySettings, { place, parentId }: FamilyFacts): Mapped<Draft> {
  const { key, source } = row
  const subject = `Product line ${key}`
  if (!isActive(source)) return { kind: 'draft', claims: [], draft: { kind: 'inactive' } }

  const { problem } = place
  if (problem?.kind === 'cycle') {
    const from = problem.keys.indexOf(key)
    const cycle = [...problem.keys.slice(from), ...problem.keys.slice(0, from), key].join(' → ')
    return { kind: 'failure', failure: failFamily('FAMILY_IN_CYCLE', subject, { key, cycle }) }
  }
  if (problem) return { kind: 'failure', failure: failFamily('FAMILY_PARENT_MISSING', subject, { key, parent: problem.parent }) }

  const parentKey = parentOf(source)
  if (parentId === undefined) {
    return {
      kind: 'wait', reason: `Waits for its parent line ${parentKey}.`, failure: failFamily('FAMILY_WAITS_FOR_PARENT', subject, { parent: parentKey }),
      waitsFor: `product-families:${parentKey}`,
    }
  }

  const warnings: string[] = []
  const whole = (values.name || key).replace(/\s+/g, ' ').trim()
  const name = Array.from(whole).slice(0, longestName).join('').trim()
  if (name !== whole) warnings.push(`The name is longer than ${longestName} characters; the shop holds its beginning.`)

  const attributes = Object.fromEntries(Object.entries(values).flatMap(([field, value]) =>
    (field.startsWith(attributePrefix) && value !== '' ? [[field.slice(attributePrefix.length), value]] : [])))
  const urlKey = urlKeyOf(attributes.url_key || name)
  if (!urlKey) return { kind: 'failure', failure: failFamily('FAMILY_NAME_WITHOUT_URL_KEY', subject, { key, name }) }
  if (attributes.url_key || settings.urlKey === 'follow-name') attributes.url_key = urlKey

  return {
    kind: 'draft', claims: [addressClaim(parentKey, urlKey)], warnings,
    draft: { kind: 'family', name, parentId, includeInMenu: settings.includeInMenu, customAttributes: attributes },
  }
}
