import { holdersOfClaims, knownRecords, type RefusedClaim } from '@causeway/db'
import type { RingMember } from '../entity.ts'
import { mapRow } from './map-row.ts'
import type { SliceContext } from './slice-context.ts'

/** How it stands with a claim that another record holds. */
export type Refusal =
  /** That one keeps it. */
  | { kind: 'kept' }
  /** It gives it up, and needs nothing of anybody for that but of the ones behind it (`freed`: what is given up, and by whom). */
  | { kind: 'given-up'; freed: { claim: string; holder: string }[] }
  /** Each of them wants what the next one holds, the last one what the first holds. */
  | { kind: 'ring'; ring: RingMember[] }

/** Records that may stand in a row; more are no mistake of two people, and each round costs a read. */
const longest = 20

/**
 * Why claims were refused, by record: the holders are read afresh from the source where the chunk does not hold them, to see what they want now. Costs
 * nothing where the connector does not tell these cases apart. `wanted`: the claims of the chunk's own drafts.
 */
export async function refusalsOf(context: SliceContext, refused: ReadonlyMap<string, RefusedClaim>, wanted: ReadonlyMap<string, string[]>): Promise<Map<string, Refusal>> {
  const { connector } = context
  if (!refused.size || (!connector.claimGivenUp && !connector.claimsInRing)) return new Map()
  const wants = new Map(wanted)
  const holders = new Map([...refused.values()].map(({ claim, holder }) => [claim, holder]))
  let asked: string[] = [...new Set(holders.keys())]
  for (let round = 0; round < longest; round++) {
    const strangers = [...new Set(holders.values())].filter((key) => !wants.has(key))
    for (const [key, claims] of await claimsWanted(context, strangers)) wants.set(key, claims)
    const open = [...new Set([...holders.values(), ...refused.keys()].flatMap((key) => wants.get(key) ?? []))].filter((claim) => !holders.has(claim) && !asked.includes(claim))
    if (!open.length) break
    asked = [...asked, ...open]
    const found = await context.db.plain((tx) => holdersOfClaims(tx, context.processId, open))
    for (const [claim, holder] of found) holders.set(claim, holder)
  }
  return new Map([...refused.keys()].map((key) => [key, refusalOf(key, wants, holders)]))
}

/** What these records want by what the source says now; nothing for those that are gone, are left alone or come to no draft. */
async function claimsWanted(context: SliceContext, keys: string[]): Promise<Map<string, string[]>> {
  const nothing = new Map(keys.map((key): [string, string[]] => [key, []]))
  if (!keys.length) return nothing
  const { connector, definition, db, processId } = context
  const rows = await connector.readKeys(keys)
  const known = await db.plain((tx) => knownRecords(tx, processId, keys))
  const facts = await connector.gather?.(rows)
  for (const row of rows) {
    if (known.get(row.key)?.ignored) continue
    const mapped = mapRow(connector, definition, row, facts)
    if (mapped.kind === 'draft') nothing.set(row.key, mapped.claims)
  }
  return nothing
}

/** Goes from who wants to who holds, until one is free to go, one keeps what it has, or the first is met again. Pure. */
export function refusalOf(key: string, wants: ReadonlyMap<string, string[]>, holders: ReadonlyMap<string, string>): Refusal {
  const ring: RingMember[] = []
  const met = new Set([key])
  for (let current = key; ;) {
    const blocked = (wants.get(current) ?? []).flatMap((claim) => {
      const holder = holders.get(claim)
      return holder === undefined || holder === current ? [] : [{ key: current, claim, holder }]
    })
    const [next] = blocked
    if (!next) return { kind: 'given-up', freed: ring.map(({ claim, holder }) => ({ claim, holder })) }
    const wanted = wants.get(next.holder) ?? []
    // One that wants nothing does not say that it lets go: an inactive customer keeps its address in the shop.
    if (blocked.length > 1 || !wanted.length || wanted.includes(next.claim)) return { kind: 'kept' }
    ring.push(next)
    if (next.holder === key) return { kind: 'ring', ring }
    if (met.has(next.holder)) return { kind: 'kept' }
    met.add(next.holder)
    current = next.holder
  }
}
