/** The address of a port on this machine. By number: "localhost" may stand for another address family, with another program on it. */
export const local = (port) => `http://127.0.0.1:${port}`

/**
 * The variables of the apps (packages/config explains each).
 * @param {object} given
 * @param {Record<string, string>} given.databaseAddresses
 * @param {string} [given.redisUrl]
 * @param {{ masterKey: string, sessionSecret: string }} given.secrets
 * @param {{ portal: number, worker: number, sandbox: number }} given.ports
 * @param {boolean} given.demo
 */
export function appEnvironment({ databaseAddresses, redisUrl, secrets, ports, demo }) {
  // The owner's address stays here: the apps have no use for its rights.
  const { DATABASE_URL: _owner, REDIS_URL: _redis, ...inherited } = process.env
  const allowed = [process.env.ALLOWED_PRIVATE_ADDRESSES, demo && `127.0.0.1:${ports.sandbox}`].filter(Boolean).join(',')
  return {
    ...inherited,
    ...databaseAddresses,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    CAUSEWAY_MASTER_KEY: secrets.masterKey,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || local(ports.portal),
    WORKER_PORT: String(ports.worker),
    WORKER_URL: local(ports.worker),
    ALLOWED_PRIVATE_ADDRESSES: allowed,
    ...(demo ? { SANDBOX_URL: local(ports.sandbox) } : {}),
  }
}
