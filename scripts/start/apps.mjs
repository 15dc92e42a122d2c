import path from 'node:path'
import { programs } from './build.mjs'
import { local } from './environment.mjs'

/**
 * What is started, in this order: command line, variables, health address.
 * @param {object} given
 * @param {NodeJS.ProcessEnv} given.env of all apps
 * @param {{ portal: number, worker: number, sandbox: number }} given.ports
 * @param {boolean} given.demo
 * @param {string} given.dataDir
 */
export function appsToStart({ env, ports, demo, dataDir }) {
  const sandbox = {
    name: 'sandbox',
    file: programs.sandbox,
    env: { ...env, SANDBOX_PORT: String(ports.sandbox), SANDBOX_SEED: 'demo', SANDBOX_DATA_DIR: path.join(dataDir, 'sandbox') },
    health: `${local(ports.sandbox)}/health`,
  }
  const worker = {
    name: 'worker',
    file: programs.worker,
    env,
    health: `${local(ports.worker)}/health`,
    // It finishes its slices first.
    stopWithinMs: 25_000,
  }
  const portal = {
    name: 'portal',
    file: programs.portal,
    env: { ...env, PORT: String(ports.portal), HOSTNAME: '127.0.0.1' },
    health: `${local(ports.portal)}/api/health`,
  }
  return [...(demo ? [sandbox] : []), worker, portal]
}
