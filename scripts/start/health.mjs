import { lastLines, pause } from '../services/processes.mjs'

const readyWithinMs = 60_000
const pollMs = 100
const answerWithinMs = 5_000

/**
 * Waits until a program answers on its health address. Throws, with the end of its log, when it ends or does not answer in time.
 * @param {{ name: string, child: import('node:child_process').ChildProcess, url: string, logFile: string }} program
 */
export async function untilHealthy({ name, child, url, logFile }) {
  let last = 'no answer'
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await pause(pollMs)) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) {
      throw new Error(`The ${name} ended (${child.signalCode ?? `exit code ${child.exitCode}`}) instead of starting. The end of ${logFile}:\n${lastLines(logFile)}`)
    }
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) })
      if (answer.ok) return
      last = `it answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`
    } catch (error) {
      last = error.cause?.message ?? error.message
    }
  }
  throw new Error(`The ${name} did not become healthy at ${url} within ${readyWithinMs / 1_000} s (${last}). The end of ${logFile}:\n${lastLines(logFile)}`)
}
