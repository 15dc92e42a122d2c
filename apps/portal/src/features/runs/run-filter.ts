import { z } from 'zod'

const state = z.enum(['active', 'completed', 'completed_with_failures', 'partial', 'stopped', 'cancelled'])
const trigger = z.enum(['manual', 'schedule', 'api', 'system'])
const mode = z.enum(['sync', 'preview', 'retry'])
const time = z.enum(['24h', '7d', '30d'])

/** What narrows a list of runs, as it stands in the address. */
export const runFilterSchema = z.object({
  state: state.optional(), trigger: trigger.optional(), mode: mode.optional(), time: time.optional(),
  /** Of this process alone, in the list of all. */
  process: z.uuid().optional(),
  /** The list continues behind this run. */
  after: z.uuid().optional(),
})
export type RunFilter = z.infer<typeof runFilterSchema>

export const hoursOf: Record<z.infer<typeof time>, number> = { '24h': 24, '7d': 168, '30d': 720 }

/** The filter of an address; what is not understood is left out. */
export function runFilterOf(given: Record<string, string | string[] | undefined>): RunFilter {
  return Object.fromEntries(Object.entries(runFilterSchema.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(given[name])
    return result.success && result.data ? [[name, result.data]] : []
  }))
}
