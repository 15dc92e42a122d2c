import type { Customer, CustomerAddress } from '@causeway/magento'
import type { Change, Item, Plan } from '../../entity.ts'
import { activityInWords } from '../activity.ts'
import type { AddressDraft, CustomerDraft, Draft } from './draft.ts'
import { failCustomer } from './failures.ts'
import type { CustomerSettings } from './settings.ts'

/** What differs between the draft and the shop, and what to send for it. */
export interface Difference {
  changes: Change[]
  /** Only the fields that differ; the shop keeps what is left out (recorded exchanges 160 to 163, 202). */
  update: Partial<Customer>
}

/** The address that we keep true: the default one. Others belong to the customer. */
export function ourAddress(customer: Customer): CustomerAddress | undefined {
  const addresses = customer.addresses ?? []
  return addresses.find((address) => address.default_billing) ?? addresses.find((address) => address.default_shipping)
}

const same = (a: string | null | undefined, b: string) => (a ?? '').trim() === b

/** Compares a draft with what the shop holds. Pure; e-mails compare without case, as the shop does. */
export function differenceOf(draft: CustomerDraft, target: Customer): Difference {
  const changes: Change[] = []
  const update: Partial<Customer> = {}
  const scalar = <Field extends 'email' | 'firstname' | 'lastname' | keyof CustomerDraft['scalars']>(field: Field, wanted: string, differs: boolean) => {
    if (!differs) return
    changes.push({ field, before: target[field] ?? null, after: wanted })
    update[field] = wanted as Customer[Field]
  }
  scalar('email', draft.email, target.email.toLowerCase() !== draft.email.toLowerCase())
  scalar('firstname', draft.firstname, !same(target.firstname, draft.firstname))
  scalar('lastname', draft.lastname, !same(target.lastname, draft.lastname))
  for (const [field, wanted] of Object.entries(draft.scalars) as [keyof CustomerDraft['scalars'], string][]) {
    scalar(field, wanted, !same(target[field], wanted))
  }
  if (target.group_id !== draft.groupId) {
    changes.push({ field: 'group_id', before: target.group_id === undefined ? null : String(target.group_id), after: String(draft.groupId) })
    update.group_id = draft.groupId
  }
  const attributes = Object.entries(draft.customAttributes).filter(([code, wanted]) => !same(attributeOf(target, code), wanted))
  if (attributes.length) {
    for (const [code, wanted] of attributes) changes.push({ field: `custom_attributes.${code}`, before: attributeOf(target, code), after: wanted })
    update.custom_attributes = attributes.map(([attribute_code, value]) => ({ attribute_code, value }))
  }
  const ours = ourAddress(target)
  const addressChanges = differenceOfAddress(draft.address, ours)
  if (addressChanges.length) {
    changes.push(...addressChanges)
    // The list that is sent is the whole list: an address that is left out is deleted, one with only its id stays as
    // it is (recorded exchanges 207 and 208), one without an id is new (159).
    const others = (target.addresses ?? []).filter((address) => address !== ours && address.id !== undefined).map(({ id }) => ({ id: id ?? 0 }))
    update.addresses = [{ ...(ours?.id === undefined ? {} : { id: ours.id }), ...addressBody(draft.address) }, ...others]
  }
  return { changes, update }
}

function attributeOf(customer: Customer, code: string): string | null {
  const found = customer.custom_attributes?.find((attribute) => attribute.attribute_code === code)
  return found === undefined ? null : String(found.value ?? '')
}

function differenceOfAddress(draft: AddressDraft, target: CustomerAddress | undefined): Change[] {
  const stored = target ? readAddress(target) : null
  const wanted = readable(draft)
  const changes = Object.entries(wanted).flatMap(([field, after]) => {
    const before = stored?.[field as keyof typeof wanted] ?? null
    return (before ?? '') === after ? [] : [{ field: `address.${field}`, before, after }]
  })
  if (target && !(target.default_billing && target.default_shipping)) changes.push({ field: 'address.default', before: 'in part', after: 'billing and shipping' })
  return changes
}

const readable = (draft: AddressDraft) => ({
  firstname: draft.firstname, lastname: draft.lastname, company: draft.company, street: draft.street.join('\n'), city: draft.city,
  region: draft.region, postcode: draft.postcode, country: draft.countryId, telephone: draft.telephone,
})

/** What the shop holds, in the same form: a region of a list by its name, free text as it is. */
const readAddress = (address: CustomerAddress): ReturnType<typeof readable> => ({
  firstname: (address.firstname ?? '').trim(), lastname: (address.lastname ?? '').trim(), company: (address.company ?? '').trim(),
  street: (address.street ?? []).map((line) => line.trim()).join('\n'), city: (address.city ?? '').trim(), region: (address.region?.region ?? '').trim(),
  postcode: (address.postcode ?? '').trim(), country: address.country_id ?? '', telephone: (address.telephone ?? '').trim(),
})

/** An address as the shop takes it. The region's id is always named: a kept one of another country is refused (209). */
export function addressBody(draft: AddressDraft): CustomerAddress {
  return {
    firstname: draft.firstname, lastname: draft.lastname, company: draft.company, street: draft.street, city: draft.city,
    region: { region_id: draft.regionId, region: draft.region }, region_id: draft.regionId, postcode: draft.postcode,
    country_id: draft.countryId, telephone: draft.telephone, default_billing: true, default_shipping: true,
  }
}

/** A new customer as the shop takes it. */
export function newCustomer(draft: CustomerDraft): Customer {
  const attributes = Object.entries(draft.customAttributes).filter(([, value]) => value !== '')
  return {
    email: draft.email, firstname: draft.firstname, lastname: draft.lastname, website_id: draft.websiteId, store_id: draft.storeId, group_id: draft.groupId,
    ...Object.fromEntries(Object.entries(draft.scalars).filter(([, value]) => value !== '')),
    addresses: [addressBody(draft.address)],
    ...(attributes.length ? { custom_attributes: attributes.map(([attribute_code, value]) => ({ attribute_code, value })) } : {}),
  }
}

/** What to do about a customer. Pure. */
export function planCustomer(item: Item<Draft, Customer>, settings: CustomerSettings): Plan {
  const { draft, target, row, targetId } = item
  const subject = `Customer ${row.key}`
  const foundId = target?.id === undefined ? null : String(target.id)
  if (draft.kind === 'inactive') {
    const it = `It is ${activityInWords[draft.nonPosting ? 'non-posting' : 'inactive']} in Sage Intacct`
    if (!target || foundId === null) return { action: 'skip', reason: `${it}.` }
    if (draft.groupId === null || target.group_id === draft.groupId) {
      return { action: 'skip', targetId: foundId, reason: draft.groupId === null ? `${it}; it was left in the shop as it is.` : `${it}, and in the group of inactive customers.` }
    }
    return { action: 'update', targetId: foundId, changes: [{ field: 'group_id', before: String(target.group_id ?? ''), after: String(draft.groupId) }] }
  }
  if (!target || foundId === null) {
    if (targetId !== null && settings.deletedInShop === 'fail') return { action: 'fail', failure: failCustomer('DELETED_IN_SHOP', subject, { targetId }) }
    const created = newCustomer(draft)
    return { action: 'create', changes: changesOfNew(draft, created) }
  }
  const adopts = foundId !== targetId && !item.ours
  if (adopts && settings.existing === 'fail') return { action: 'fail', failure: failCustomer('EMAIL_TAKEN_IN_SHOP', subject, { email: draft.email, targetId: foundId, linkable: true }) }
  if (adopts && settings.existing === 'link-only') return { action: 'leave', targetId: foundId, adopts: true }
  const { changes } = differenceOf(draft, target)
  return changes.length ? { action: 'update', targetId: foundId, changes, adopts } : { action: 'leave', targetId: foundId, adopts }
}

function changesOfNew(draft: CustomerDraft, created: Customer): Change[] {
  const scalars = (['email', 'firstname', 'lastname', 'prefix', 'middlename', 'suffix', 'taxvat'] as const)
    .flatMap((field) => (created[field] ? [{ field, before: null, after: created[field] }] : []))
  return [
    ...scalars, { field: 'group_id', before: null, after: String(draft.groupId) },
    ...Object.entries(draft.customAttributes).filter(([, value]) => value).map(([code, after]) => ({ field: `custom_attributes.${code}`, before: null, after })),
    ...differenceOfAddress(draft.address, undefined).filter((change) => change.after !== ''),
  ]
}
