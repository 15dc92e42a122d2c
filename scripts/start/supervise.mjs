import { untilHealthy } from './health.mjs'

const firstPauseMs = 1_000
const longestPauseMs = 30_000
/** Who ran that long before it ended is not in a loop of failures. */
const steadyAfterMs = 60_000

/**
 * Starts an app, waits until it is healthy, and from then on starts it again whenever it ends, with growing pauses.
 * @param {object} app as of appsToStart
 * @param {object} tools
 * @param {ReturnType<import('../services/processes.mjs').createProcesses>} tools.processes
 * @param {(message: string) => void} tools.say
 * @param {boolean} tools.verbose
 * @param {() => boolean} tools.isStopping
 */
export async function startAndSupervise(app, { processes, say, verbose, isStopping }) {
  const { name, file, env, health, stopWithinMs } = app
  const logFile = processes.logFile(name)
  let pauseMs = firstPauseMs
  const start = () => {
    const startedAt = Date.now()
    const child = processes.start(name, { command: process.execPath, args: [file], env, stopWithinMs, echo: verbose })
    return { child, startedAt }
  }
  const watch = ({ child, startedAt }) => {
    child.once('exit', (code, signal) => {
      if (isStopping()) return
      if (Date.now() - startedAt > steadyAfterMs) pauseMs = firstPauseMs
      say(`The ${name} ended (${signal ?? `exit code ${code}`}); starting it again in ${pauseMs / 1_000} s. Its log: ${logFile}`)
      setTimeout(() => {
        if (isStopping()) return
        const next = start()
        watch(next)
        untilHealthy({ name, child: next.child, url: health, logFile }).then(() => say(`The ${name} is back.`), () => {})
      }, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }
  const first = start()
  await untilHealthy({ name, child: first.child, url: health, logFile })
  watch(first)
}
