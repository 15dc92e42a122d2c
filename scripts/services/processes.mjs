import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf } from './process-identity.mjs'

const pollMs = 25
const largestLog = 10 * 1024 * 1024

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Starts processes, keeps a note of each beside the data so that the next start finds what a killed one left running,
 * and stops them in the reverse order.
 * @param {string} dataDir
 */
export function createProcesses(dataDir) {
  const notes = path.join(dataDir, 'run')
  const logs = path.join(dataDir, 'logs')
  const started = []
  mkdirSync(notes, { recursive: true })
  mkdirSync(logs, { recursive: true })
  const noteOf = (name) => path.join(notes, `${name}.json`)

  return {
    logFile: (name) => path.join(logs, `${name}.log`),

    /**
     * @param {string} name of the note and of the log file
     * @param {object} options
     * @param {string} options.command
     * @param {string[]} options.args
     * @param {NodeJS.Signals} [options.stopSignal] asks it to stop, SIGTERM by default
     * @param {number} [options.stopWithinMs] before it is killed, 10 s by default
     * @param {boolean} [options.echo] also to this terminal
     * Further options go to `spawn`.
     */
    start(name, { command, args, stopSignal = 'SIGTERM', stopWithinMs = 10_000, echo = false, ...spawnOptions }) {
      const log = openLog(this.logFile(name))
      // A session of its own: Ctrl-C reaches the launcher only, which then stops one after the other.
      const child = spawn(command, args, { ...spawnOptions, detached: true, stdio: ['ignore', echo ? 'inherit' : log, echo ? 'inherit' : log] })
      closeSync(log)
      const entry = { name, child, stopSignal, stopWithinMs, failure: undefined }
      child.on('error', (error) => { entry.failure = error })
      child.once('exit', () => rmSync(noteOf(name), { force: true }))
      if (child.pid) {
        const note = { name, pid: child.pid, identity: identityOf(child.pid), stopSignal, stopWithinMs, startedAt: Date.now() }
        writeFileSync(noteOf(name), JSON.stringify(note))
      }
      started.push(entry)
      return child
    },

    /** The living child of that name that was started last. */
    find: (name) => started.findLast((entry) => entry.name === name)?.child,

    /** Stops all in the reverse order. Resolves when they are gone. */
    async stopAll() {
      for (const entry of started.splice(0).reverse()) await end(entry)
    },

    /** Stops what an earlier launcher left running; answers the names. Throws when another user owns them. */
    async stopLeftovers() {
      const found = readdirSync(notes).filter((file) => file.endsWith('.json')).map((file) => readNote(path.join(notes, file)))
      const living = found.filter((note) => note && note.identity !== undefined && identityOf(note.pid) === note.identity)
      for (const note of living.sort((a, b) => b.startedAt - a.startedAt)) await stopProcess(note)
      for (const file of readdirSync(notes)) rmSync(path.join(notes, file), { force: true })
      return living.map((note) => note.name)
    },
  }
}

async function end({ child, stopSignal, stopWithinMs }) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  await stopProcess({ pid: child.pid, identity: identityOf(child.pid), stopSignal, stopWithinMs })
}

/**
 * Asks a process to stop and kills it when it does not in time. Does nothing when the id belongs to another process by now.
 * @param {{ pid: number, identity: string | undefined, name?: string, stopSignal: NodeJS.Signals, stopWithinMs: number }} note
 */
export async function stopProcess({ pid, identity, name = 'process', stopSignal, stopWithinMs }) {
  const lives = () => identity !== undefined && identityOf(pid) === identity
  for (const [signal, waitMs] of [[stopSignal, stopWithinMs], ['SIGKILL', 5_000]]) {
    if (!lives()) return
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (error.code === 'ESRCH') return
      throw new Error(`The ${name} of an earlier start still runs as process ${pid} and belongs to another user. Stop it as that user: kill ${pid}`, { cause: error })
    }
    for (const until = Date.now() + waitMs; lives() && Date.now() < until;) await pause(pollMs)
  }
}

function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function openLog(file) {
  try {
    if (statSync(file).size > largestLog) renameSync(file, `${file}.1`)
  } catch {
    // No log yet.
  }
  return openSync(file, 'a')
}

/** The last lines of a log, for an error message. */
export function lastLines(file, count = 15) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
  } catch {
    return ''
  }
}
