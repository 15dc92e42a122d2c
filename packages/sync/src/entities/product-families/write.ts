import type { Category, MagentoClient } from '@causeway/magento'
import type { Item, WritingPlan, Written } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import { failureOfWrite } from '../../failures/of-clients.ts'
import { storedDifferently } from '../../failures/stored-differently.ts'
import type { Draft, FamilyDraft } from './draft.ts'
import { failFamily } from './failures.ts'
import { differenceOf, type FoundCategory } from './plan.ts'
import type { FamilySettings } from './settings.ts'

/** Creates, changes, moves, hides or deletes one category, and compares what the shop answers with what was sent. */
export async function writeFamily(magento: MagentoClient, item: Item<Draft, FoundCategory>, plan: WritingPlan, settings: FamilySettings): Promise<Written> {
  const { draft, target, row } = item
  const sent: { method: string; path: string; body?: unknown }[] = []
  try {
    if (draft.kind === 'inactive') return await retire(magento, plan, sent, settings)
    if (plan.action === 'create' || !target) return await createFamily(magento, draft, sent, settings)
    return await changeFamily(magento, draft, target.category, sent, settings)
  } catch (error) {
    const subject = `Product line ${row.key}`
    throw failureOfWrite(error, { subject, request: sent, explain: (message) => refusal(message, subject, draft) })
  }
}

type Sent = { method: string; path: string; body?: unknown }[]

async function createFamily(magento: MagentoClient, draft: FamilyDraft, sent: Sent, settings: FamilySettings): Promise<Written> {
  const attributes = Object.entries(draft.customAttributes)
  const body = {
    name: draft.name, parent_id: Number(draft.parentId), is_active: true, include_in_menu: draft.includeInMenu,
    ...(attributes.length ? { custom_attributes: attributes.map(([attribute_code, value]) => ({ attribute_code, value })) } : {}),
  }
  sent.push({ method: 'POST', path: 'categories', body })
  const stored = await magento.categories.create(body, settings.scope)
  return { targetId: String(stored.id), warnings: lost(draft, stored), request: sent, response: stored }
}

/** Only what differs, in the chosen scope; the move has a door of its own (recorded exchanges 272, 290). */
async function changeFamily(magento: MagentoClient, draft: FamilyDraft, category: Category, sent: Sent, settings: FamilySettings): Promise<Written> {
  const { update, moveTo } = differenceOf(draft, category)
  let stored = category
  if (moveTo !== null) {
    sent.push({ method: 'PUT', path: `categories/${category.id}/move`, body: { parentId: Number(moveTo) } })
    await magento.categories.move(category.id, Number(moveTo))
    stored = { ...stored, parent_id: Number(moveTo) }
  }
  if (Object.keys(update).length) {
    sent.push({ method: 'PUT', path: `categories/${category.id}`, body: update })
    stored = { ...await magento.categories.update(category.id, update, settings.scope), parent_id: stored.parent_id }
  }
  return { targetId: String(category.id), warnings: lost(draft, stored), request: sent, response: stored }
}

async function retire(magento: MagentoClient, plan: WritingPlan, sent: Sent, settings: FamilySettings): Promise<Written> {
  const id = plan.action === 'update' ? Number(plan.targetId) : 0
  if (plan.changes.some(({ field }) => field === 'category')) {
    sent.push({ method: 'DELETE', path: `categories/${id}` })
    const response = await magento.categories.delete(id)
    return { targetId: null, warnings: [], request: sent, response }
  }
  sent.push({ method: 'PUT', path: `categories/${id}`, body: { is_active: false } })
  const response = await magento.categories.update(id, { is_active: false }, settings.scope)
  return { targetId: String(id), warnings: [], request: sent, response }
}

/** The shop drops attributes that it does not know without a word (recorded exchange 259). */
const lost = (draft: FamilyDraft, stored: Category): string[] => storedDifferently(differenceOf(draft, stored).changes.filter(({ field }) => field !== 'parent_id'))

function refusal(message: string, subject: string, draft: Draft): Failure | null {
  const name = draft.kind === 'family' ? draft.name : ''
  if (/url key/i.test(message)) return failFamily('FAMILY_URL_KEY_TAKEN', subject, { name }, message)
  if (/could not move/i.test(message) && draft.kind === 'family') return failFamily('FAMILY_MOVE_REFUSED', subject, { parent: draft.parentId }, message)
  return null
}
