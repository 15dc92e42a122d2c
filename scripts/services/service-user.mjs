import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'

/**
 * Postgres refuses to run as root. For root: the ids of the user "postgres" or else "nobody"; for anybody else: undefined.
 */
export function serviceUser() {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf(name, '-u'), idOf(name, '-g')]
    if (uid !== undefined && gid !== undefined) return { name, uid, gid }
  }
  throw new Error('Postgres does not run as root, and this machine has neither a user "postgres" nor "nobody". Start as an ordinary user, or set DATABASE_URL.')
}

function idOf(name, flag) {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}

/**
 * Whether a user may enter a folder, through all folders above it. A checkout in /root, for one, is closed to everybody else.
 * @param {{ uid: number, gid: number }} user
 */
export function canEnter(user, folder) {
  const { uid, gid, mode } = statSync(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if (!(mode & bit)) return false
  const parent = path.dirname(folder)
  return parent === folder || canEnter(user, parent)
}
