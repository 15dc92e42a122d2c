import { MagentoError, type Customer, type MagentoClient } from '@causeway/magento'
import { WriteFailure, type Item, type Plan, type Written } from '../../entity.ts'
import { failureOfWrite, throughConnection } from '../../failures/of-clients.ts'
import { storedDifferently } from '../../failures/stored-differently.ts'
import type { CustomerDraft, Draft } from './draft.ts'
import { failCustomer } from './failures.ts'
import { differenceOf, newCustomer } from './plan.ts'

const labels: Record<string, string> = { 'address.region': 'the state', group_id: 'the group', 'address.default': 'the default address' }

/**
 * Creates or updates one customer, and compares what the shop answers with what was sent: it says 200 and drops values that
 * it does not like (recorded exchanges 126, 128, 130, 144).
 */
export async function writeCustomer(magento: MagentoClient, item: Item<Draft, Customer>, plan: Plan & { action: 'create' | 'update' }): Promise<Written> {
  const { draft, target, row } = item
  const subject = `Customer ${row.key}`
  const body: Partial<Customer> = draft.kind === 'inactive' ? { group_id: draft.groupId ?? 0 }
    : plan.action === 'create' || !target ? newCustomer(draft) : differenceOf(draft, target).update
  const request = { ...(plan.action === 'create' ? { method: 'POST', path: 'customers' } : { method: 'PUT', path: `customers/${plan.targetId}` }), body: { customer: body } }
  try {
    const stored = plan.action === 'create' ? await magento.customers.create(body as Customer) : await magento.customers.update(plan.targetId, body)
    if (draft.kind === 'inactive') return { targetId: String(stored.id), warnings: [], request, response: stored }
    const kept = differenceOf(draft, stored).changes
    if (!stored.addresses?.length || kept.some((change) => change.field === 'address.country')) {
      // The customer is there: linked, it is put right by the next try, and never made twice.
      throw new WriteFailure(failCustomer('STORED_DIFFERENTLY', subject, { differences: 'the address is missing' }), { targetId: String(stored.id), request, response: stored })
    }
    return { targetId: String(stored.id), warnings: storedDifferently(kept, labels), request, response: stored }
  } catch (error) {
    const holder = draft.kind === 'customer' && plan.action === 'update' && isEmailTaken(error) ? await holderOf(magento, draft) : ''
    throw failureOfWrite(error, { subject, request, explain: (message) => (draft.kind === 'customer' && isEmailTaken(error)
      ? failCustomer('EMAIL_TAKEN_IN_SHOP', subject, { email: draft.email, targetId: holder, linkable: false }, message) : null) })
  }
}

const isEmailTaken = (error: unknown) => error instanceof MagentoError && /same email|already exists/i.test(error.message)

/** The customer whose e-mail address it is; '' where the shop does not show it. One that is to be created is looked up by the engine. */
async function holderOf(magento: MagentoClient, { email, websiteId }: CustomerDraft): Promise<string> {
  const holder = (await throughConnection('customers', () => magento.customers.findByEmails([email], websiteId))).get(email.toLowerCase())
  return holder?.id === undefined ? '' : String(holder.id)
}
