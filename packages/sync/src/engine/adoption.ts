import { freedInPreview, holdersOfTargets } from '@causeway/db'
import type { Item, Plan } from '../entity.ts'
import { fail } from '../failures/common.ts'
import { previewPrefix, subjectOf, type SliceContext } from './slice-context.ts'

export interface Planned { item: Item<unknown, unknown>; plan: Plan; claims: string[] }

/**
 * A target is linked to one record only. What would take over a target that another record is linked to fails and names that
 * one; unless, in a preview, that other one would give it free by then: it is planned as if nothing had been found.
 */
export async function withoutForeignTargets<P extends Planned>(context: SliceContext, all: P[]): Promise<P[]> {
  const { db, processId, connector, definition } = context
  const adopting = all.filter(({ plan }) => (plan.action === 'update' || plan.action === 'leave') && plan.adopts === true)
  if (!adopting.length) return all
  const { holders, freed } = await db.plain(async (tx) => ({
    holders: await holdersOfTargets(tx, db.tenantId, processId, adopting.map(({ plan }) => targetOf(plan))),
    freed: context.preview ? await freedInPreview(tx, processId, previewPrefix(context.runId), adopting.flatMap(({ claims }) => claims)) : new Map<string, string>(),
  }))
  return all.map((planned) => {
    const { item, plan, claims } = planned
    const holder = adopting.includes(planned) ? holders.get(targetOf(plan)) : undefined
    if (holder === undefined || holder === item.row.key) return planned
    if (claims.some((claim) => freed.get(claim) === holder)) {
      const alone = { ...item, target: null }
      return { ...planned, item: alone, plan: connector.plan(alone) }
    }
    return { ...planned, plan: { action: 'fail', failure: fail('TARGET_LINKED', subjectOf(definition, item.row.key), { targetId: targetOf(plan), holder }) } }
  })
}

const targetOf = (plan: Plan): string => ('targetId' in plan ? plan.targetId ?? '' : '')
