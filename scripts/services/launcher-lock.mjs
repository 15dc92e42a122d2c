import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf } from './process-identity.mjs'
import { pause } from './processes.mjs'

const settleMs = 150

/** Another launcher works with the same data. `holder` says which process, and where its portal is. */
export class AlreadyRunning extends Error {
  constructor(holder) {
    super(holder.address
      ? `Causeway is already running at ${holder.address} (process ${holder.pid}). Stop it there with Ctrl-C, or with: kill ${holder.pid}`
      : `Causeway is already being started by process ${holder.pid}. Wait for it, or stop it with: kill ${holder.pid}`)
    this.name = 'AlreadyRunning'
    this.holder = holder
  }
}

/**
 * Takes the data folder for this process. A lock whose process is gone (killed, machine restarted) is taken over.
 * Throws AlreadyRunning.
 */
export async function takeLauncherLock(dataDir) {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'launcher.json')
  const draft = path.join(dataDir, `launcher.${process.pid}.json`)
  const me = { pid: process.pid, identity: identityOf(process.pid) }
  const write = (content, to) => writeFileSync(to, JSON.stringify(content), { mode: 0o644 })
  const holds = (holder) => holder?.pid === me.pid && holder.identity === me.identity

  write(me, draft)
  try {
    linkSync(draft, file)
    rmSync(draft)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const holder = read(file)
    if (holder && !holds(holder) && holder.identity !== undefined && identityOf(holder.pid) === holder.identity) {
      rmSync(draft)
      throw new AlreadyRunning(holder)
    }
    // Two may take over at once: the last one to rename wins, and the other one sees that after a moment.
    renameSync(draft, file)
    await pause(settleMs)
    const winner = read(file)
    if (winner && !holds(winner)) throw new AlreadyRunning(winner)
  }
  return {
    /** Tells a second start where the portal is. */
    announce: (address) => {
      write({ ...me, address }, draft)
      renameSync(draft, file)
    },
    release: () => {
      if (holds(read(file))) rmSync(file, { force: true })
    },
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
