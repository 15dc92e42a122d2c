import { setTimeout as sleep } from 'node:timers/promises'
import { activeStates } from './requests.ts'
import type { Sql } from './plain-transaction.ts'
import type { TenantDb } from './tenant-db.ts'

/** A worker obeys within five seconds; one that is gone is not waited for. */
const windDownMs = 10_000
/** Rows of a part: some hundred milliseconds each. */
const partSize = 2_000

export interface EraseOptions {
  /** Asked between two parts: true leaves the rest to the next call. */
  isOver(): boolean
}

/**
 * Deletes what an integration that is marked holds (`beginDeletion`), part by part, each in a transaction of its own, and the integration itself
 * at the end; connections stay. Answers false when something is left for the next call. Safe to break off at any moment and to repeat, also by
 * several at once. A worker that is still at one of its runs finds its lease gone, and can store nothing more. What is not marked is not touched.
 */
export async function eraseIntegration(db: TenantDb, id: string, { isOver }: EraseOptions): Promise<boolean> {
  const integration = await db.transaction((tx) => tx.integration.findFirst({ where: { id, deletingAt: { not: null } }, select: { deletingAt: true, processes: { select: { id: true } } } }))
  if (!integration?.deletingAt) return true
  if (!await isAtRest(db, id, integration.deletingAt.getTime() + windDownMs, isOver)) return false
  for (const process of integration.processes) {
    for (const part of [runs, records, claims, edits, histories]) {
      for (let after: string | null = ''; after !== null;) {
        if (isOver()) return false
        const from: string = after
        after = await db.plain((tx) => part(tx, process.id, from))
      }
    }
  }
  await db.transaction((tx) => tx.integration.deleteMany({ where: { id, deletingAt: { not: null } } }))
  return true
}

/** Waits until no run of it is active, but not beyond `until`. */
async function isAtRest(db: TenantDb, integrationId: string, until: number, isOver: () => boolean): Promise<boolean> {
  for (;;) {
    const active = await db.transaction((tx) => tx.run.count({ where: { process: { integrationId }, state: { in: [...activeStates] } } }))
    if (!active || Date.now() >= until) return true
    if (isOver()) return false
    await sleep(250)
  }
}

/** Deletes a part of what is behind a key, and answers the key that it reached; null when nothing is left. Read and deleted by an index of the process. */
type Part = (tx: Sql, processId: string, after: string) => Promise<string | null>

// First, so that no worker can store anything of the process any more.
const runs: Part = async (tx, processId) => {
  const count = await tx.$executeRaw`DELETE FROM run WHERE id IN (SELECT id FROM run WHERE process_id = ${processId}::uuid AND tenant_id = current_tenant() LIMIT ${partSize}::int)`
  return count ? '' : null
}

const records: Part = async (tx, processId, after) => lastOf(await tx.$queryRaw`
  WITH part AS MATERIALIZED (SELECT source_key FROM record WHERE process_id = ${processId}::uuid AND source_key > ${after} ORDER BY source_key LIMIT ${partSize}::int),
    gone AS (DELETE FROM record WHERE process_id = ${processId}::uuid AND source_key > ${after} AND source_key <= (SELECT max(source_key) FROM part))
  SELECT max(source_key) AS last FROM part`)

const claims: Part = async (tx, processId, after) => lastOf(await tx.$queryRaw`
  WITH part AS MATERIALIZED (SELECT claim FROM claim WHERE process_id = ${processId}::uuid AND claim > ${after} ORDER BY claim LIMIT ${partSize}::int),
    gone AS (DELETE FROM claim WHERE process_id = ${processId}::uuid AND claim > ${after} AND claim <= (SELECT max(claim) FROM part))
  SELECT max(claim) AS last FROM part`)

const edits: Part = async (tx, processId, after) => lastOf(await tx.$queryRaw`
  WITH part AS MATERIALIZED (SELECT source_key FROM record_edit WHERE process_id = ${processId}::uuid AND source_key > ${after} ORDER BY source_key LIMIT ${partSize}::int),
    gone AS (DELETE FROM record_edit WHERE process_id = ${processId}::uuid AND source_key > ${after} AND source_key <= (SELECT max(source_key) FROM part))
  SELECT max(source_key) AS last FROM part`)

const histories: Part = async (tx, processId, after) => lastOf(await tx.$queryRaw`SELECT erase_part_of_histories(${processId}::uuid, ${after}, ${partSize}::int) AS last`)

const lastOf = ([row]: { last: string | null }[]): string | null => row?.last ?? null
