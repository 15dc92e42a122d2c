import type { CustomAttribute, Customer, CustomerAddress, CustomerRegion } from './resources/customers.ts'

export type DifferenceKind =
  /** The address was not kept: a country that is missing, unknown or in small letters (recorded exchanges 128-130). */
  | 'address-vanished'
  /** The region was stored as nothing (recorded exchanges 123, 126). */
  | 'region-lost'
  /** A custom attribute that the shop does not know (recorded exchange 144). */
  | 'attribute-dropped'
  /** Another group, as the shop's VAT rules may choose. */
  | 'group-changed'
  /** Not stored at all. */
  | 'lost'
  /** Stored otherwise, or not cleared (recorded exchange 174). */
  | 'changed'

/** `field` as a path into what was sent: "addresses[0].region", "custom_attributes.erp_number". */
export interface Difference { kind: DifferenceKind; field: string; sent: unknown; stored: unknown }

/**
 * What the shop made of a customer: where its answer differs from what was sent. Only what was sent is compared; times and other
 * fields that the shop alone sets are not, nor are outer spaces, the case of the e-mail, and nothing against nothing.
 */
export function compareStored(sent: Partial<Customer>, stored: Customer): Difference[] {
  const { addresses, custom_attributes: attributes, extension_attributes: extensions, ...scalars } = sent
  return [
    ...Object.entries(scalars).flatMap(([field, value]) => compareScalar(field, value, stored[field as keyof Customer])),
    ...(addresses ? compareAddresses(addresses, stored.addresses ?? []) : []),
    ...compareAttributes('', attributes, stored.custom_attributes),
    ...Object.entries(extensions ?? {}).flatMap(([name, value]) => difference('changed', `extension_attributes.${name}`, value, stored.extension_attributes?.[name])),
  ]
}

const setByTheShop = new Set(['created_at', 'updated_at', 'created_in', 'default_billing', 'default_shipping'])

function compareScalar(field: string, sent: unknown, stored: unknown): Difference[] {
  if (setByTheShop.has(field)) return []
  if (field === 'email') return difference('changed', field, plain(sent).toLowerCase(), plain(stored).toLowerCase(), { sent, stored })
  return difference(field === 'group_id' ? 'group-changed' : 'changed', field, sent, stored)
}

/** Numbers count as their text, null and undefined as ''. */
const plain = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value).trim())

/** Nothing when both are the same; "lost" when nothing is stored and the kind is no more telling one. */
function difference(kind: DifferenceKind, field: string, sent: unknown, stored: unknown, shown: { sent: unknown; stored: unknown } = { sent, stored }): Difference[] {
  if (sent === undefined || plain(sent) === plain(stored)) return []
  return [{ kind: kind === 'changed' && plain(stored) === '' ? 'lost' : kind, field, sent: shown.sent, stored: shown.stored }]
}

function compareAddresses(sent: readonly CustomerAddress[], stored: readonly CustomerAddress[]): Difference[] {
  const left = [...stored]
  const take = (address: CustomerAddress | undefined) => {
    if (address) left.splice(left.indexOf(address), 1)
    return address
  }
  // Those with an id first, so that a new address cannot be taken for one of them.
  const partners = new Map<CustomerAddress, CustomerAddress | undefined>()
  for (const address of sent) if (address.id !== undefined) partners.set(address, take(left.find(({ id }) => id === address.id)))
  for (const address of sent) if (address.id === undefined) partners.set(address, take(mostAlike(address, left)))
  return sent.flatMap((address, index) => {
    const partner = partners.get(address)
    const at = `addresses[${index}]`
    return partner ? compareAddress(at, address, partner) : [{ kind: 'address-vanished' as const, field: at, sent: address, stored: undefined }]
  })
}

const likeness = ['street', 'city', 'postcode', 'country_id', 'firstname', 'lastname', 'company', 'telephone'] as const

function mostAlike(address: CustomerAddress, candidates: readonly CustomerAddress[]): CustomerAddress | undefined {
  const score = (candidate: CustomerAddress) => likeness.filter((field) => plain(address[field]) && plain(address[field]) === plain(candidate[field])).length
  return candidates.toSorted((a, b) => score(b) - score(a)).find((candidate) => score(candidate) > 0)
}

function compareAddress(at: string, sent: CustomerAddress, stored: CustomerAddress): Difference[] {
  const { region, region_id: regionId, custom_attributes: attributes, extension_attributes: _, customer_id: __, ...scalars } = sent
  return [
    ...Object.entries(scalars).flatMap(([field, value]) => {
      const kept = stored[field as keyof CustomerAddress]
      // A flag that is not set is not answered.
      return typeof value === 'boolean' ? difference('changed', `${at}.${field}`, value, kept ?? false) : difference('changed', `${at}.${field}`, lines(value), lines(kept), { sent: value, stored: kept })
    }),
    ...compareRegion(at, region, regionId, stored),
    ...compareAttributes(`${at}.`, attributes, stored.custom_attributes),
  ]
}

/** A street without its empty lines, which the shop does not keep. */
const lines = (value: unknown): unknown => (Array.isArray(value) ? value.map(plain).filter(Boolean).join('\n') : value)

function compareRegion(at: string, sent: CustomerRegion | undefined, regionId: number | undefined, stored: CustomerAddress): Difference[] {
  const kept = stored.region
  const empty = !kept || (!kept.region_id && !kept.region && !kept.region_code)
  const wanted = { region_id: regionId ?? sent?.region_id, region_code: sent?.region_code, region: sent?.region }
  if (!wanted.region_id && !wanted.region_code && !wanted.region) return []
  const shown = { sent: sent ?? { region_id: regionId }, stored: kept }
  if (empty) return [{ kind: 'region-lost', field: `${at}.region`, ...shown }]
  // An id decides; without one the code, then the name.
  const field = wanted.region_id ? 'region_id' : wanted.region_code ? 'region_code' : 'region'
  return difference('changed', `${at}.region`, wanted[field], kept[field], shown)
}

function compareAttributes(prefix: string, sent: readonly CustomAttribute[] | undefined, stored: readonly CustomAttribute[] | undefined): Difference[] {
  return (sent ?? []).flatMap(({ attribute_code: code, value }) => {
    const kept = stored?.find((attribute) => attribute.attribute_code === code)
    return difference(kept ? 'changed' : 'attribute-dropped', `${prefix}custom_attributes.${code}`, value, kept?.value)
  })
}
