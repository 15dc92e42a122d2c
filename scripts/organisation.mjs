// `npm run organisation -- --name "Example Ltd" --slug example --owner ada@example.com`: adds an organisation with its owner to what `npm start`
// runs here. On other installations: node apps/worker/dist/organisation.js (docs/operations.md).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { defaultDataDir } from './services/folders.mjs'
import { addressOfApps } from './start/app-address.mjs'
import { organisationProgram } from './start/build.mjs'

if (process.argv.includes('--help')) {
  console.log('Adds an organisation with its owner, whose password is shown once, while npm start runs in another terminal:\n\n  npm run organisation -- --name "Example Ltd" --slug example --owner ada@example.com [--time-zone Europe/London]')
  process.exit(0)
}

const address = process.env.APP_DATABASE_URL || addressOfApps.read(defaultDataDir())
if (!address || !existsSync(organisationProgram)) {
  console.error('Causeway has not been started here yet. Start it with npm start, leave it running, and repeat this in another terminal.')
  process.exit(1)
}
const { status } = spawnSync(process.execPath, [organisationProgram, ...process.argv.slice(2)], { env: { ...process.env, APP_DATABASE_URL: address }, stdio: 'inherit' })
process.exit(status ?? 1)
