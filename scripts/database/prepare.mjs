import { migrate } from './migrate.mjs'
import { prepareQueueSchema } from './queue-schema.mjs'
import { roleAddresses, roles, setPasswords } from './role-addresses.mjs'

/**
 * Brings a database up to date: tables, roles, the queue's schema.
 * @param {object} options
 * @param {string} options.databaseUrl the owner's
 * @param {(role: string) => string} [options.passwordOf] where roles need passwords; without it the server must trust them
 * @returns {Promise<Record<'APP_DATABASE_URL' | 'SYSTEM_DATABASE_URL' | 'QUEUE_DATABASE_URL', string>>} for the apps
 */
export async function prepareDatabase({ databaseUrl, passwordOf, env = process.env }) {
  await migrate(databaseUrl)
  await prepareQueueSchema(databaseUrl)
  if (!passwordOf) return roleAddresses(databaseUrl, {}, env)
  const ours = Object.entries(roles).filter(([variable]) => !env[variable]).map(([, role]) => role)
  const passwords = Object.fromEntries(ours.map((role) => [role, passwordOf(role)]))
  await setPasswords(databaseUrl, passwords)
  return roleAddresses(databaseUrl, passwords, env)
}
