import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { SystemDatabase } from '@causeway/db/system'
import type { Queues } from '@causeway/queue'
import type { ObservedCall } from '@causeway/sync'
import type { Outcomes } from './outcomes.ts'

/** What the sweeper and the scheduler found and sent. */
export type Finding = 'orphaned-run' | 'orphaned-task' | 'scheduled-run' | 'retry-run' | 'schedule-off'

/** Numbers for Prometheus, over all tenants together: no label names a tenant. */
export interface Metrics {
  slice(ended: 'continues' | 'rests' | 'failed' | 'lost', durationMs: number): void
  task(kind: string, ended: 'done' | 'failed'): void
  records(before: Outcomes, after: Outcomes): void
  call(call: ObservedCall): void
  found(what: Finding, count: number): void
  /** The page, in Prometheus's own format. Numbers whose source does not answer are left out. */
  page(): Promise<{ contentType: string; text: string }>
}

export function createMetrics({ system, queues }: { system: SystemDatabase; queues: Queues }): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry, prefix: 'causeway_worker_' })
  const slices = new Histogram({ name: 'causeway_slice_duration_seconds', help: 'Slices of runs, by how they ended.', labelNames: ['ended'], buckets: [0.1, 0.5, 1, 5, 10, 15, 20, 30, 60], registers })
  const tasks = new Counter({ name: 'causeway_tasks_total', help: 'Tasks that ended.', labelNames: ['kind', 'ended'], registers })
  const records = new Counter({ name: 'causeway_records_total', help: 'Records dealt with, by outcome.', labelNames: ['outcome'], registers })
  const calls = new Histogram({ name: 'causeway_call_duration_seconds', help: 'Calls to the two systems.', labelNames: ['system', 'status'], buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60], registers })
  const findings = new Counter({ name: 'causeway_findings_total', help: 'What the sweeper and the scheduler found and sent.', labelNames: ['what'], registers })
  new Gauge({
    name: 'causeway_runs', help: 'Active runs, by state.', labelNames: ['state'], registers,
    async collect() {
      const counts = await system.runCounts().catch(() => null)
      this.reset()
      for (const state of counts ? ['queued', 'running', 'paused'] : []) this.set({ state }, counts?.find((one) => one.state === state)?.count ?? 0)
    },
  })
  new Gauge({
    name: 'causeway_queue_jobs', help: 'Jobs that wait, are delayed or in work.', labelNames: ['queue'], registers,
    async collect() {
      const counts = await queues.counts().catch(() => null)
      this.reset()
      for (const [queue, count] of Object.entries(counts ?? {})) this.set({ queue }, count)
    },
  })
  return {
    slice: (ended, durationMs) => slices.observe({ ended }, durationMs / 1_000),
    task: (kind, ended) => tasks.inc({ kind, ended }),
    records(before, after) {
      // Another worker may have gone on meanwhile; it counts its own.
      for (const outcome of Object.keys(after) as (keyof Outcomes)[]) records.inc({ outcome }, Math.max(0, after[outcome] - before[outcome]))
    },
    call: ({ system: name, status, durationMs }) => calls.observe({ system: name, status: status === undefined ? 'none' : `${Math.floor(status / 100)}xx` }, durationMs / 1_000),
    found: (what, count) => findings.inc({ what }, count),
    page: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
