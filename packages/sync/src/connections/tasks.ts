import { z } from 'zod'
import type { Change } from '../entity.ts'
import type { Failure } from '../failure.ts'
import { mappingOverridesSchema } from '../mapping-schema.ts'
import type { ConnectionReport } from './forms.ts'

/**
 * What the portal asks of the worker beside runs: a `task` row of this kind and input, then its id to the queue. Inputs hold ids
 * and settings, never a secret; results are what the row's `result` holds when its state is `done`.
 */
export const taskInputs = {
  /** With the row's `connectionId`. Its report is also stored with the connection, and the directory is refreshed. */
  'test-connection': z.object({}),
  /** One record as it would be sent, with settings and mapping that need not be saved yet. Nothing is written. */
  'example-record': z.object({
    processId: z.uuid(),
    /** The record to show; without it, one that is at hand. */
    key: z.string().trim().min(1).max(200).optional(),
    /** Instead of the process's own. */
    settings: z.record(z.string(), z.unknown()).optional(),
    mapping: mappingOverridesSchema.optional(),
  }),
  /** How many records a watermark of `since` would make the next run read. */
  'count-since': z.object({
    processId: z.uuid(),
    /** ISO time in UTC; null counts everything. */
    since: z.iso.datetime().nullable(),
  }),
  /** Deletes what an integration holds that is marked as being deleted, part by part. Goes on until it is done, whatever happens. */
  'delete-integration': z.object({ integrationId: z.uuid() }),
} as const

export type TaskKind = keyof typeof taskInputs
export type TaskInput<Kind extends TaskKind> = z.output<(typeof taskInputs)[Kind]>
export const taskKinds = Object.keys(taskInputs) as [TaskKind, ...TaskKind[]]

/** What would become of a record if it were sent now. */
export type ExampleOutcome =
  | { kind: 'create'; fields: Change[] }
  | { kind: 'update'; fields: Change[]; /** Magento's id of the record. */ targetId: string }
  | { kind: 'unchanged'; targetId: string }
  | { kind: 'skip' | 'wait'; reason: string }
  | { kind: 'failure'; failure: Failure }

export interface ExampleRecord {
  key: string
  name: string
  /** As read from the source just now: its own field names. */
  source: Record<string, string>
  /** What the mapping makes of it, by target field. */
  mapped: { field: string; value: string }[]
  outcome: ExampleOutcome
}

export interface TaskResults {
  'test-connection': ConnectionReport
  /** Fails with a sentence when there is no record to show. */
  'example-record': ExampleRecord
  'count-since': { count: number }
  'delete-integration': Record<string, never>
}
export type TaskResult<Kind extends TaskKind> = TaskResults[Kind]

/** The row's `result` when its state is `failed`: the work itself could not be done. */
export interface TaskFailure { message: string; remedy?: string }
