import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Where everything lives that a start leaves behind: database, logs, secrets. CAUSEWAY_DATA_DIR moves it. */
export const defaultDataDir = () => path.resolve(root, process.env.CAUSEWAY_DATA_DIR || '.data')
