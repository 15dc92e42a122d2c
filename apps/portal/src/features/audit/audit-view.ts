import { z } from 'zod'

/** One thing that a person did. */
export interface AuditView {
  id: string
  at: string
  who: string
  action: string
  subject: string
  changes: { field: string; before: string | null; after: string | null }[]
}

export interface AuditPage { entries: AuditView[]; next: string | null }

/** Areas that the list can be narrowed to: what an action begins with. */
export const areas = { run: 'Runs', record: 'Records', process: 'Processes', schedules: 'Schedules', connection: 'Connections', integration: 'Integrations' } as const

export const auditQuery = z.object({
  area: z.enum(Object.keys(areas) as [keyof typeof areas, ...(keyof typeof areas)[]]).optional(),
  who: z.uuid().optional(),
  time: z.enum(['24h', '7d', '30d']).optional(),
  /** Entries before this one, older. */
  before: z.string().regex(/^\d{1,18}$/).optional(),
})
export type AuditQuery = z.infer<typeof auditQuery>

const verbs: Record<string, string> = {
  'run.sync': 'started a sync', 'run.preview': 'started a preview', 'run.retry': 'retried what failed', 'run.carry-out': 'carried out a preview', 'run.pause': 'paused a run', 'run.resume': 'resumed a run', 'run.cancel': 'cancelled a run',
  'record.retry': 'retried', 'record.ignore': 'ignored', 'record.stop-ignoring': 'no longer ignores', 'record.assign': 'assigned', 'record.note': 'noted on', 'record.edit': 'edited, to be sent once,',
  'process.settings': 'changed the settings', 'process.mapping': 'changed the mapping', 'process.schedule': 'changed the schedule', 'process.last-sync-date': 'moved the last sync date',
  'process.add': 'added a process', 'process.switch-on': 'switched on', 'process.switch-off': 'switched off', 'schedules.activate': 'activated', 'schedules.pause': 'paused',
  'connection.add': 'added a connection', 'connection.change': 'changed a connection', 'connection.test': 'tested a connection', 'connection.delete': 'deleted a connection',
  'integration.add': 'paired two systems', 'integration.rename': 'renamed an integration', 'integration.switch-on': 'switched on an integration', 'integration.switch-off': 'switched off an integration', 'integration.delete': 'deleted an integration',
}

/** What was done, as the predicate of a sentence: "paused a run". */
export const deedOf = (action: string): string => verbs[action] ?? action.replace('.', ': ').replaceAll('-', ' ')
