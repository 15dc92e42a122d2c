import { parseArgs } from 'node:util'
import { environment } from '@causeway/config'
import { createDatabase } from '@causeway/db'
import { createSystemDatabase } from '@causeway/db/system'
import { keepHistories, whatToKeep } from './histories/keep-histories.ts'

// Says how long one organisation's histories are kept, when that is not as long as the installation's (WORKER_HISTORY_MONTHS).
//   node apps/worker/dist/histories.js --slug example --months 12        (or --months default)
const { values } = parseArgs({ options: { slug: { type: 'string' }, months: { type: 'string' } } })
const wanted = whatToKeep.safeParse(values)
if (!wanted.success) {
  process.stderr.write(`${wanted.error.issues.map(({ message }) => message).join('\n')}\n`)
  process.exit(1)
}
const env = environment(['APP_DATABASE_URL', 'SYSTEM_DATABASE_URL'])
const database = createDatabase({ url: env.APP_DATABASE_URL, poolSize: 2 })
const system = createSystemDatabase({ url: env.SYSTEM_DATABASE_URL })
try {
  const { slug, months } = wanted.data
  const isThere = await keepHistories({ database, system }, wanted.data)
  if (isThere) process.stdout.write(months === null ? `${slug} keeps its histories as long as the installation does.\n` : `${slug} keeps its histories for ${months} ${months === 1 ? 'month' : 'months'}. Older ones go within hours.\n`)
  else process.stderr.write(`There is no organisation with the slug ${slug}.\n`)
  process.exitCode = isThere ? 0 : 1
} finally {
  await Promise.all([database.close(), system.close()])
}
