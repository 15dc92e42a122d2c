/** Runs `work` and prints what it took as one line of JSON: wall time, calls, CPU time, highest memory of this process. */
export async function measured(work) {
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  const ms = performance.now() - startedAt
  process.stdout.write(`${JSON.stringify({ ms, cpuMs: (user + system) / 1_000, maxRssMb: process.resourceUsage().maxRSS / 1_024, ...result })}\n`)
}
