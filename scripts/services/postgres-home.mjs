import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { postgresBinaries } from './postgres-binaries.mjs'
import { canEnter, serviceUser } from './service-user.mjs'

/** Where root keeps what the service user must reach, when the checkout is closed to it. */
const openGround = '/var/lib/causeway'

/**
 * Where the server's programs and data are, and as whom it runs.
 * @param {string} dataDir
 * @returns {{ native: string, data: string, user?: { name: string, uid: number, gid: number } }}
 */
export function postgresHome(dataDir) {
  const native = postgresBinaries()
  const data = path.join(dataDir, 'postgres')
  const user = serviceUser()
  if (!user) {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    const owner = statSync(data).uid
    if (process.getuid && owner !== process.getuid()) {
      throw new Error(`${data} belongs to another user (id ${owner}), presumably because Causeway was started by root before. Start as that user again, or set CAUSEWAY_DATA_DIR to a folder of your own.`)
    }
    return { native, data }
  }
  const home = { user, native: reachablePrograms(native, user), data: reachableData(dataDir, data, user) }
  chownSync(home.data, user.uid, user.gid)
  chmodSync(home.data, 0o700)
  return home
}

function reachablePrograms(native, user) {
  if (canEnter(user, path.join(native, 'bin'))) return native
  const copy = path.join(openGround, `postgres-${fingerprint(native + statSync(path.join(native, 'bin/postgres')).mtimeMs)}`)
  if (!existsSync(copy)) {
    // Renamed when complete, so that an interrupted copy is never taken for a whole one.
    const draft = `${copy}.${process.pid}`
    makeOpen(openGround)
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, copy)
    } catch {
      rmSync(draft, { recursive: true, force: true }) // Another start was faster.
    }
  }
  return copy
}

function reachableData(dataDir, data, user) {
  mkdirSync(dataDir, { recursive: true })
  if (canEnter(user, dataDir)) {
    mkdirSync(data, { recursive: true })
    return data
  }
  // The place is noted in the data folder: who removes that begins afresh, as everywhere else.
  const note = path.join(dataDir, 'postgres-is-at')
  if (!existsSync(note)) writeFileSync(note, path.join(openGround, `data-${randomUUID()}`))
  const elsewhere = readFileSync(note, 'utf8').trim()
  makeOpen(openGround)
  mkdirSync(elsewhere, { recursive: true })
  return elsewhere
}

function makeOpen(folder) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

const fingerprint = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)
