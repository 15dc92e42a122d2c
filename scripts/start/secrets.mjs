import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const bytes = 32

/**
 * The secrets of this installation: made once, kept in `<dataDir>/secrets.json`, readable by its owner only. What the
 * environment gives goes first and is not stored.
 */
export function loadSecrets(dataDir, env = process.env) {
  const file = path.join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const keep = (name, encoding) => {
    if (kept[name]) return kept[name]
    kept[name] = randomBytes(bytes).toString(encoding)
    const draft = `${file}.new`
    writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
    return kept[name]
  }
  if (existsSync(file)) chmodSync(file, 0o600)
  return {
    /** Losing it makes the sealed credentials unreadable: it belongs into every backup. */
    masterKey: env.CAUSEWAY_MASTER_KEY || keep('masterKey', 'base64'),
    sessionSecret: env.NEXTAUTH_SECRET || keep('sessionSecret', 'base64'),
    /** For the roles of a Postgres that asks for passwords. */
    passwordOf: (role) => keep(`password of ${role}`, 'base64url'),
  }
}
