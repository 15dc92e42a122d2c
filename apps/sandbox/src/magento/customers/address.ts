import { countries, regionsOf, regionWith, withoutPostcode } from '../directory/places.ts'
import type { StoreTree } from '../stores/stores.ts'
import { inputProblem, invalidValue, Problem, required, type Sentence } from '../web-api/problem.ts'
import type { Address, Customer } from './customers.ts'

/** An address as it is sent. What is absent keeps its value where the address exists already. */
export interface AddressInput {
  id?: number | null
  region?: { region_code?: string | null; region?: string | null; region_id?: number | null } | null
  region_id?: number | null
  country_id?: string | null
  street?: string[] | null
  company?: string | null
  telephone?: string | null
  fax?: string | null
  postcode?: string | null
  city?: string | null
  firstname?: string | null
  lastname?: string | null
  middlename?: string | null
  prefix?: string | null
  suffix?: string | null
  vat_id?: string | null
  default_shipping?: boolean | null
  default_billing?: boolean | null
}

const longestStreet = 2
const optional = ['company', 'telephone', 'fax', 'postcode', 'city', 'firstname', 'lastname', 'middlename', 'prefix', 'suffix', 'vat_id', 'country_id'] as const

export const isAllowed = (stores: StoreTree, country: string | null | undefined) =>
  !!country && countries.has(country) && (stores.countries === 'all' || stores.countries.includes(country))

type Draft = Omit<Address, 'id'>

/** Lays what was sent over what was there, and refuses what the shop refuses. */
export function readAddress(sent: AddressInput, before: Address | undefined, customerId: number, stores: StoreTree): Draft {
  const draft: Draft = before
    ? { ...before, customer_id: customerId }
    : { customer_id: customerId, firstname: '', lastname: '', street: [], city: '', country_id: '', region: null, region_id: null, telephone: '' }
  for (const name of optional) {
    const value = sent[name]
    if (value !== undefined && value !== null) draft[name] = value
  }
  if (sent.street) draft.street = sent.street.map((line) => line)
  placeRegion(draft, sent)
  check(draft, stores)
  return draft
}

/** A code alone is not looked up: it leaves the region empty (recorded exchanges 121-126). */
function placeRegion(draft: Draft, { region, region_id: number }: AddressInput): void {
  if (region) {
    draft.region_id = region.region_id ?? number ?? 0
    draft.region = region.region ?? null
  } else if (number !== undefined && number !== null) draft.region_id = number
  if (draft.region_id) draft.region = regionWith(draft.region_id)?.name ?? draft.region
}

function check(draft: Draft, stores: StoreTree): void {
  const { country_id: country, region_id: regionId } = draft
  const complaints: Sentence[] = []
  const need = (name: string, value: string | undefined) => {
    if (!value?.trim()) complaints.push(required(name))
  }
  need('firstname', draft.firstname)
  need('lastname', draft.lastname)
  need('street', draft.street.join(''))
  need('city', draft.city)
  need('telephone', draft.telephone)
  if (!withoutPostcode.has(country)) need('postcode', draft.postcode)
  if (!country) complaints.push(required('countryId'))
  else if (!isAllowed(stores, country)) complaints.push(invalidValue('countryId', country))
  else if (regionId && regionsOf.has(country) && regionWith(regionId)?.country !== country) complaints.push(invalidValue('regionId', String(regionId)))
  if (complaints.length) throw inputProblem(complaints)
  if (draft.street.length > longestStreet) throw new Problem(400, `"Street Address" cannot contain more than ${longestStreet} lines.`)
}

/** An address as the shop answers it. */
export function writeAddress(address: Address, { default_billing: billing, default_shipping: shipping }: Customer): Record<string, unknown> {
  const { id, region_id: regionId, street } = address
  const region = regionId ? regionWith(regionId) : undefined
  const name = region?.name ?? address.region
  const written: Record<string, unknown> = {
    id, customer_id: address.customer_id, region: { region_code: region?.code ?? name, region: name, region_id: regionId ?? 0 },
    ...(regionId === null ? {} : { region_id: regionId }), country_id: address.country_id, street,
  }
  for (const field of ['company', 'telephone', 'fax', 'postcode', 'city', 'firstname', 'lastname', 'middlename', 'prefix', 'suffix', 'vat_id'] as const) {
    if (address[field]) written[field] = address[field]
  }
  if (shipping === id) written.default_shipping = true
  if (billing === id) written.default_billing = true
  return written
}
