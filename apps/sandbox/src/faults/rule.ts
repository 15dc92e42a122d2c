import { z } from 'zod'

export const systems = ['intacct', 'magento'] as const
export type SystemName = (typeof systems)[number]

/** What can go wrong, and how it is told on the switchboard. */
export const faultKinds = {
  'latency': 'Answers late',
  'rate-limit': 'HTTP 429 with Retry-After',
  'unavailable': 'HTTP 503 with Retry-After',
  'html-error': 'HTML error page (HTTP 500 or 502)',
  'cut-before': 'Connection cut before the work is done',
  'cut-after': 'Connection cut after the work is done',
  'expire-sessions': 'Sessions and tokens end',
  'fewer-rows': 'Fewer rows than announced',
  'bulk-stopped': 'Bulk consumers stand still',
  'deadlock': 'Refused for a deadlock after the work is done',
} as const
export type FaultKind = keyof typeof faultKinds
const kinds = Object.keys(faultKinds) as [FaultKind, ...FaultKind[]]

/** Faults that only one of the systems can have. */
const onlyOf: Partial<Record<FaultKind, SystemName>> = { 'fewer-rows': 'intacct', 'bulk-stopped': 'magento', deadlock: 'magento' }

export const faultInput = z.strictObject({
  system: z.enum(systems),
  kind: z.enum(kinds),
  /** Which requests: reads, writes or all. Left out, cut connections and deadlocks hit writes and everything else hits all. */
  requests: z.enum(['all', 'reads', 'writes']).optional(),
  method: z.string().trim().toUpperCase().regex(/^[A-Z]*$/).default(''),
  /**
   * Which of them: text with * for anything, held against the path (Magento: /rest/all/V1/customers/5) or against what is asked
   * (Intacct: "query CUSTOMER"). Empty: all.
   */
  pattern: z.string().trim().max(200).default(''),
  /** How likely each request is hit, 0 to 1. */
  probability: z.coerce.number().min(0).max(1).default(1),
  /** How many matching requests pass first. */
  after: z.coerce.number().int().min(0).default(0),
  /** How many are hit before the fault ends by itself; null: until it is taken away. */
  times: z.coerce.number().int().min(1).nullable().default(null),
  /** Latency: milliseconds, give or take the jitter. */
  latencyMs: z.coerce.number().int().min(0).max(600_000).default(1000),
  /** Latency: what each row adds that a Magento request carries, or asks for in a list. */
  perRowMs: z.coerce.number().min(0).max(60_000).default(0),
  jitterMs: z.coerce.number().int().min(0).max(600_000).default(0),
  /** Seconds, for 429 and 503; null sends none. */
  retryAfterS: z.coerce.number().int().min(0).max(3600).nullable().default(2),
  /** HTML error page: 500 or 502. */
  status: z.coerce.number().int().min(500).max(599).default(502),
  /** Fewer rows: how many are left out of each page. */
  rows: z.coerce.number().int().min(1).max(2000).default(1),
}).refine(({ kind, system }) => !onlyOf[kind] || onlyOf[kind] === system, { error: 'This system cannot have that fault.', path: ['kind'] })

/** What a caller gives; what is left out has its default. */
export type FaultInput = z.input<typeof faultInput>
export type FaultSettings = z.output<typeof faultInput>

/** A fault that is set, and what it has done so far. */
export interface Fault extends FaultSettings { id: string; seen: number; hits: number }
