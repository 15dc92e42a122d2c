import { constants, PerformanceObserver } from 'node:perf_hooks'

/**
 * Runs `work` and prints what it took as one line of JSON: wall time, CPU time, the highest memory of this process, and the most that was still
 * alive after a full garbage collection.
 */
export async function measured(work) {
  let aliveMb = 0
  const observer = new PerformanceObserver((list) => {
    if (list.getEntries().some(({ detail }) => detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR)) aliveMb = Math.max(aliveMb, process.memoryUsage().heapUsed / 1_048_576)
  })
  observer.observe({ entryTypes: ['gc'] })
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  const ms = performance.now() - startedAt
  observer.disconnect()
  process.stdout.write(`${JSON.stringify({ ms, cpuMs: (user + system) / 1_000, maxRssMb: process.resourceUsage().maxRSS / 1_024, aliveMb, ...result })}\n`)
}
