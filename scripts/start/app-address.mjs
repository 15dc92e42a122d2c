import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const fileIn = (dataDir) => path.join(dataDir, 'app-address.json')

/** The database's address as the apps use it, left in the data folder by the last start for commands beside it. Readable by its owner only. */
export const addressOfApps = {
  keep: (dataDir, address) => writeFileSync(fileIn(dataDir), JSON.stringify({ address }), { mode: 0o600 }),
  /** Undefined before the first start. */
  read: (dataDir) => (existsSync(fileIn(dataDir)) ? JSON.parse(readFileSync(fileIn(dataDir), 'utf8')).address : undefined),
}
