import { MagentoError, type Customer, type MagentoClient } from '@causeway/magento'
import { ConnectionFailure, WriteFailure, type Item, type Plan, type Written } from '../../entity.ts'
import { fail } from '../../failures/common.ts'
import { failureOfMagento } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
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
  const request = plan.action === 'create' ? { method: 'POST', path: 'customers', body } : { method: 'PUT', path: `customers/${plan.targetId}`, body }
  try {
    const stored = plan.action === 'create' ? await magento.customers.create(body as Customer) : await magento.customers.update(plan.targetId, body)
    const answer = { method: request.method, path: request.path, body: { customer: body } }
    if (draft.kind === 'inactive') return { targetId: String(stored.id), warnings: [], request: answer, response: stored }
    const kept = differenceOf(draft, stored).changes
    if (!stored.addresses?.length || kept.some((change) => change.field === 'address.country')) {
      throw new WriteFailure(failCustomer('STORED_DIFFERENTLY', subject, { differences: 'the address is missing' }), { request: answer, response: stored })
    }
    const lost = kept.map(({ field, before, after }) => `Magento holds ${before ? `“${before}”` : 'nothing'} as ${labels[field] ?? field}, where “${after ?? ''}” was sent.`)
    return { targetId: String(stored.id), warnings: lost, request: answer, response: stored }
  } catch (error) {
    if (!(error instanceof MagentoError)) throw error
    const connection = failureOfMagento(error)
    if (connection) throw new ConnectionFailure(connection, { cause: error })
    throw new WriteFailure(refusal(error, subject, draft), {
      outcomeUnknown: error.outcomeUnknown, request: { method: request.method, path: request.path, body: { customer: body } },
      response: { status: error.status ?? null, message: error.message }, cause: error,
    })
  }
}

function refusal(error: MagentoError, subject: string, draft: Draft) {
  if (draft.kind === 'customer' && /same email|already exists/i.test(error.message)) {
    return failCustomer('EMAIL_TAKEN_IN_SHOP', subject, { email: draft.email, targetId: 'not known' }, error.message)
  }
  return error.transient || error.outcomeUnknown ? fail('SHOP_BUSY', subject, { message: error.message }, error.message) : fail('SHOP_REFUSED', subject, { message: error.message }, error.message)
}
