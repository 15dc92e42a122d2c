import { noteFreed, takeClaims, tradeClaims } from '@causeway/db'
import type { RingMember } from '../entity.ts'
import type { Failure } from '../failure.ts'
import { mappedRow } from './edits.ts'
import { refusalsOf, type Refusal } from './exchanges.ts'
import type { Past } from './past.ts'
import type { Pending, Settled } from './settled.ts'
import { previewPrefix, type SliceContext } from './slice-context.ts'
import { resultOfWait } from './waiting.ts'

/** A mapped row that may take what only one may hold. */
export interface Drafted { pending: Pending; draft: unknown; claims: string[]; warnings: string[]; past: Past }

/**
 * The drafts that hold all their claims now, first come first served. The others are settled: they wait for a holder that gives up what they want, or fail. Where
 * a ring trades, its claims change hands before anything is written: whatever is killed then, each goes by its own claims.
 */
export async function withClaims(context: SliceContext, drafts: Drafted[], settled: Settled[]): Promise<Drafted[]> {
  const { db, processId, connector } = context
  const wanted = drafts.flatMap(({ pending, claims }) => (claims.length ? [{ sourceKey: pending.row.key, claims }] : []))
  if (!wanted.length) return drafts
  const refused = await db.plain((tx) => takeClaims(tx, db.tenantId, processId, wanted, context.preview ? previewPrefix(context.runId) : ''),
    // The intents come behind it, and wait for the disk.
    { durable: false })
  const refusals = await refusalsOf(context, refused, new Map(drafts.map(({ pending, claims }) => [pending.row.key, claims])))
  const passing = await givenOrTraded(context, drafts, refusals)
  return drafts.filter(({ pending, draft }) => {
    const row = mappedRow(pending)
    const taken = refused.get(row.key)
    if (!taken || passing.has(row.key)) return true
    const refusal = refusals.get(row.key)
    const told = (failure: Failure): Failure => ({ ...failure, details: { ...failure.details, claim: taken.claim } })
    const inRing = refusal?.kind === 'ring' ? connector.claimsInRing?.(row, draft, refusal.ring) : undefined
    const wait = refusal?.kind === 'given-up' ? connector.claimGivenUp?.(row, taken.claim, taken.holder) : undefined
    const failure = inRing && inRing !== 'trade' ? inRing : connector.claimTaken(row, taken.claim, taken.holder)
    settled.push({ pending, claims: [], result: wait ? resultOfWait(pending.known, { ...wait, failure: told(wait.failure) }) : { kind: 'failed', failure: told(failure) } })
    return false
  })
}

/** Who goes although another record holds its claim: the members of a ring that trade, and in a preview also who gets what is given up behind it. */
async function givenOrTraded(context: SliceContext, drafts: Drafted[], refusals: ReadonlyMap<string, Refusal>): Promise<Set<string>> {
  const { db, processId, connector } = context
  const trades = new Map<string, RingMember>()
  const freed = new Map<string, { claim: string; holder: string }>()
  for (const { pending, draft } of drafts) {
    const row = mappedRow(pending)
    const refusal = refusals.get(row.key)
    if (refusal?.kind === 'ring' && connector.claimsInRing?.(row, draft, refusal.ring) === 'trade') for (const member of refusal.ring) trades.set(member.key, member)
    else if (context.preview && refusal?.kind === 'given-up' && connector.claimGivenUp) for (const one of refusal.freed) freed.set(one.claim, one)
  }
  if (context.preview) {
    const noted = [...freed.values(), ...[...trades.values()].map(({ claim, holder }) => ({ claim, holder }))]
    if (!noted.length) return new Set()
    const prefix = previewPrefix(context.runId)
    await db.plain((tx) => noteFreed(tx, db.tenantId, processId, prefix, noted))
    const again = drafts.flatMap(({ pending, claims }) => (refusals.has(pending.row.key) ? [{ sourceKey: pending.row.key, claims }] : []))
    const still = await db.plain((tx) => takeClaims(tx, db.tenantId, processId, again, prefix))
    return new Set(again.flatMap(({ sourceKey }) => (still.has(sourceKey) ? [] : [sourceKey])))
  }
  const members = [...trades.values()].map(({ key, claim, holder }) => ({ claim, from: holder, to: key }))
  if (members.length) await db.plain((tx) => tradeClaims(tx, processId, members))
  return new Set(trades.keys())
}
