import { editRecord, editsOf, requestRun, userId, type RunId } from '@causeway/db'
import type { Queues } from '@causeway/queue'
import { z } from 'zod'
import { audit } from '#server/audit.ts'
import { notThere, Refusal } from '#server/refusal.ts'
import type { Cleared } from '../record-view.ts'
import { retryMessage, type Clearing } from './clear-records.ts'
import { offersFor } from './edit-offers.ts'

const value = z.string().max(1_000, 'At most 1,000 characters.').refine((text) => !/[\p{Cc}]/u.test(text), 'Line breaks and control characters cannot be sent.')

/** The values given, by the target's own names; `before` is what the person saw. */
export const editBody = z.object({
  key: z.string().min(1).max(500), values: z.array(z.object({ field: z.string().max(200), before: z.string(), after: value })).min(1).max(50),
})

/**
 * Has the next try of one record use the given values instead of what the source says, and asks for it. Throws Refusal for a record
 * that does not fail for such a value (any more).
 */
export async function editAndSend(
  { db, member, grid }: Omit<Clearing, 'selection'>, { key, values }: z.output<typeof editBody>, queue: Pick<Queues, 'enqueueRun'>, send: (sending: Promise<void>) => Promise<void>,
): Promise<Cleared> {
  if (!grid.enabled) throw new Refusal(409, 'switched-off', 'This process is switched off, so nothing of it can run. Switch it on, then send it.')
  await db.transaction(async (tx) => {
    const record = await tx.record.findUnique({ where: { processId_sourceKey: { processId: grid.id, sourceKey: key } } })
    if (!record) throw notThere('This record')
    const offers = offersFor(grid, record, (await editsOf(tx, grid.id, [key])).get(key))
    const edited = values.flatMap(({ field, before, after }) => {
      const offer = offers.find((one) => one.field === field)
      if (!offer || offer.value !== before) throw new Refusal(409, 'changed-meanwhile', 'This record has changed since it was opened, or is being written. Look at it again, then edit it.')
      const { label, source } = offer
      return after.trim() === offer.value.trim() ? [] : [{ field, label, source, before, after: after.trim() }]
    })
    if (!edited.length) throw new Refusal(422, 'nothing-edited', `This is what ${grid.entity.source.system === 'intacct' ? 'Sage Intacct' : 'Magento'} says already. Give another value, or press Retry to send it as it is.`)
    const done = await editRecord(tx, grid.id, record.id, { values: edited, seen: record.source as Record<string, string>, actor: { id: userId(member.userId), name: member.name } })
    if (!done) throw new Refusal(409, 'changed-meanwhile', 'This record is being written now. Look at it again in a moment.')
    const told = (which: 'before' | 'after') => Object.fromEntries(edited.map((one) => [one.label, one[which]]))
    await audit(tx, db.tenantId, member, { action: 'record.edit', subject: `${grid.entity.source.one} ${key}`, before: told('before'), after: told('after') })
  })
  const asked = await requestRun(db, { processId: grid.id, mode: 'retry', trigger: 'manual' })
  if (!asked.joined) await send(queue.enqueueRun({ tenantId: db.tenantId, runId: asked.run.id as RunId }))
  return { count: 1, runId: asked.run.id, message: asked.joined ? retryMessage(1, asked) : `Sending ${grid.entity.source.one} ${key} with the edited values.` }
}
