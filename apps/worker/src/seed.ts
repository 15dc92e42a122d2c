import { environment } from '@causeway/config'
import { createDatabase } from '@causeway/db'
import { createGuardedAgents } from '@causeway/sync'
import { createVault, masterKeys } from '@causeway/vault'
import { seedDemo } from './seed/seed.ts'

// Makes the demo tenants; safe to run again. The sandbox must be up.
const env = environment(['APP_DATABASE_URL', 'CAUSEWAY_MASTER_KEY', 'CAUSEWAY_MASTER_KEY_PREVIOUS', 'SANDBOX_URL'])
if (!env.SANDBOX_URL) throw new Error('The seed needs SANDBOX_URL: the address of the sandbox that the demo is connected to.')
const database = createDatabase({ url: env.APP_DATABASE_URL, poolSize: 2 })
const agents = createGuardedAgents([new URL(env.SANDBOX_URL).host])
try {
  const reports = await seedDemo({
    database, agents, sandboxUrl: env.SANDBOX_URL, vault: createVault(masterKeys(env.CAUSEWAY_MASTER_KEY, env.CAUSEWAY_MASTER_KEY_PREVIOUS)),
  })
  for (const check of reports.flatMap((report) => report.checks)) {
    if (check.state === 'failed') process.stderr.write(`${check.title}: ${check.message}\n`)
  }
} finally {
  await database.close()
  agents.destroy()
}
