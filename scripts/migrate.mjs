// `npm run migrate`: brings the database at DATABASE_URL (its owner's address) up to date: tables, roles, row-level security, the queue's
// tables. Safe to repeat, and safe while the apps run. Sets the passwords of the apps' roles where the environment gives them.
import { prepareDatabase } from './database/prepare.mjs'
import { passwordVariables } from './database/role-addresses.mjs'

const { DATABASE_URL: databaseUrl } = process.env
if (!databaseUrl) {
  console.error('DATABASE_URL is not set. Give the address of the database as its owner: postgresql://owner:password@host:5432/causeway')
  process.exit(1)
}
const given = Object.entries(passwordVariables).filter(([, variable]) => process.env[variable])
if (given.length !== 0 && given.length !== Object.keys(passwordVariables).length) {
  console.error(`Set all of ${Object.values(passwordVariables).join(', ')}, or none of them when you set the roles' passwords yourself.`)
  process.exit(1)
}
try {
  await prepareDatabase({ databaseUrl, env: {}, ...(given.length ? { passwordOf: (role) => process.env[passwordVariables[role]] } : {}) })
  console.log('The database is up to date.')
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
