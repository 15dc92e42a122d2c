import pg from 'pg'

/** The roles that the migrations make, and the variable in which the apps look for the address of each. */
export const roles = {
  APP_DATABASE_URL: 'causeway_app',
  SYSTEM_DATABASE_URL: 'causeway_system',
  QUEUE_DATABASE_URL: 'causeway_queue',
}

/** The variables from which `npm run migrate` takes each role's password. */
export const passwordVariables = {
  causeway_app: 'APP_DATABASE_PASSWORD',
  causeway_system: 'SYSTEM_DATABASE_PASSWORD',
  causeway_queue: 'QUEUE_DATABASE_PASSWORD',
}

/** The owner's address with another user in it. */
export function addressOf(role, ownerUrl, password = '') {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = password
  return url.toString()
}

/**
 * The addresses of the roles, by variable. A role whose variable is set already keeps it.
 * @param {string} ownerUrl
 * @param {Record<string, string>} [passwords] by role; none where the server trusts
 */
export function roleAddresses(ownerUrl, passwords = {}, env = process.env) {
  return Object.fromEntries(Object.entries(roles).map(([variable, role]) =>
    [variable, env[variable] || addressOf(role, ownerUrl, passwords[role])]))
}

/** Lets the roles sign in with these passwords. The owner must be allowed to alter them (CREATEROLE, or a superuser). */
export async function setPasswords(ownerUrl, passwords) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const [role, password] of Object.entries(passwords)) {
      await client.query(`ALTER ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
    }
  } catch (error) {
    throw new Error(`The passwords of the database's roles could not be set (${error.message}). Set them yourself and give ${Object.keys(roles).join(', ')} in the environment.`, { cause: error })
  } finally {
    await client.end()
  }
}
