import type { Mapped, SourceRow } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import type { MappedValues } from '../../mapping.ts'
import { shorten } from '../../shorten.ts'
import { notActive } from '../activity.ts'
import { addressOf, fit } from './address.ts'
import type { CustomerDraft, Draft } from './draft.ts'
import { readEmail } from './email.ts'
import { failCustomer } from './failures.ts'
import { personName } from './names.ts'
import { whyNotSent } from './selection.ts'
import type { CustomerSettings } from './settings.ts'
import type { ShopFacts } from './shop.ts'

const attributePrefix = 'custom_attributes.'
const scalarNames = ['prefix', 'middlename', 'suffix', 'taxvat', 'dob'] as const

/** What only one customer of a website may hold. */
export const emailClaim = (email: string, websiteId: number) => `email:${email.toLowerCase()}@@${websiteId}`

/** The e-mail address in a claim. */
export const emailOfClaim = (claim: string) => claim.replace(/^email:/, '').replace(/@@\d+$/, '')

const failed = (failure: Failure): Mapped<Draft> => ({ kind: 'failure', failure })

/** An Intacct customer as a Magento customer, or why not. Pure. */
export function mapCustomer(row: SourceRow, values: MappedValues, settings: CustomerSettings, shop: ShopFacts): Mapped<Draft> {
  const { source, key } = row
  const subject = `Customer ${key}`
  const activity = notActive(source.STATUS, settings.nonPosting)
  if (activity) {
    if (settings.inactive === 'move-to-group' && !shop.groups.has(settings.inactiveGroupId)) return failed(failCustomer('GROUP_UNKNOWN', subject, { group: String(settings.inactiveGroupId), setting: 'inactiveGroupId', type: '' }))
    return { kind: 'draft', claims: [], draft: { kind: 'inactive', groupId: settings.inactive === 'move-to-group' ? settings.inactiveGroupId : null, ...(activity === 'non-posting' ? { nonPosting: true } : {}) } }
  }
  const reason = whyNotSent(source, settings)
  if (reason) return { kind: 'skip', reason }

  const given = source['DISPLAYCONTACT.EMAIL1'] ?? ''
  const verdict = readEmail(given)
  if ('wrong' in verdict) {
    if (verdict.wrong === 'missing') return failed(failCustomer('EMAIL_MISSING', subject, { key }))
    return failed(failCustomer(verdict.wrong === 'several' ? 'EMAIL_SEVERAL' : 'EMAIL_INVALID', subject, { key, email: shorten(given.trim(), 200) }))
  }

  const warnings: string[] = []
  const customerName = source.NAME ?? ''
  const person = personName(
    customerName, { firstname: source['DISPLAYCONTACT.FIRSTNAME'] ?? '', lastname: source['DISPLAYCONTACT.LASTNAME'] ?? '' },
    settings.nameSplit, settings.oneWordName,
  )
  if (!person) return failed(failCustomer('NAME_MISSING', subject, { key, name: shorten(customerName.trim(), 100) }))

  const company = fit(values.company ?? '', 'The company name', warnings)
  const telephone = fit(values.telephone?.trim() || source['DISPLAYCONTACT.CELLPHONE'] || '', 'The telephone number', warnings)
  const address = addressOf(source, subject, key, person, company, telephone, settings, shop, warnings)
  if ('code' in address) return failed(address)

  const type = source.CUSTTYPE ?? ''
  const mappedGroup = Object.hasOwn(settings.groupByType, type) ? settings.groupByType[type] : undefined
  if (mappedGroup === undefined && type && settings.unmappedType === 'fail') return failed(failCustomer('GROUP_UNMAPPED', subject, { type }))
  const groupId = mappedGroup ?? settings.defaultGroupId
  if (!shop.groups.has(groupId)) return failed(failCustomer('GROUP_UNKNOWN', subject, { group: String(groupId), setting: mappedGroup === undefined ? 'defaultGroupId' : 'groupByType', type }))

  const draft: CustomerDraft = {
    kind: 'customer', email: verdict.email, ...person, groupId, websiteId: settings.websiteId, storeId: settings.storeId, address,
    scalars: Object.fromEntries(scalarNames.flatMap((name) => (values[name] === undefined ? [] : [[name, fit(values[name], name, warnings)]]))),
    customAttributes: Object.fromEntries(Object.entries(values).flatMap(([name, value]) =>
      (name.startsWith(attributePrefix) ? [[name.slice(attributePrefix.length), value]] : []))),
  }
  return { kind: 'draft', draft, claims: [emailClaim(verdict.email, settings.websiteId)], warnings }
}
