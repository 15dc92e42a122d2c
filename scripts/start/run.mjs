import { prepareDatabase } from '../database/prepare.mjs'
import { defaultDataDir } from '../services/folders.mjs'
import { freePort } from '../services/ports.mjs'
import { startServices } from '../services/start-services.mjs'
import { addressOfApps } from './app-address.mjs'
import { appsToStart } from './apps.mjs'
import { build } from './build.mjs'
import { appEnvironment, local } from './environment.mjs'
import { loadSecrets } from './secrets.mjs'
import { demo as demoTenant, seedOnce } from './seed.mjs'
import { stopOnSignals } from './stop.mjs'
import { startAndSupervise } from './supervise.mjs'

/**
 * Starts everything and returns when the portal answers; the processes then live until Ctrl-C.
 * @param {ReturnType<import('./options.mjs').readOptions>} options
 * @param {ReturnType<import('./narrator.mjs').createNarrator>} narrator
 */
export async function run({ verbose, demo, ports: wanted }, { say, frame }) {
  const dataDir = defaultDataDir()
  const services = await startServices({ dataDir, postgresPort: wanted.postgres, redisPort: wanted.redis, log: say })
  const stopping = stopOnSignals({ stop: services.stop, say })
  try {
    say(`Database: ${services.description.database}. Queue: ${services.description.queue}.`)
    const secrets = loadSecrets(dataDir)
    const preparing = prepareDatabase({ ...services, ...(services.embedded ? {} : { passwordOf: secrets.passwordOf }) })
    preparing.catch(() => {}) // Reported below, when the build is over.
    await build({ say, verbose })
    const databaseAddresses = await preparing
    addressOfApps.keep(dataDir, databaseAddresses.APP_DATABASE_URL)
    say('The database is up to date, the apps are built.')

    const ports = await choosePorts(wanted, { demo, promised: services.promisedPorts, say })
    const env = appEnvironment({ databaseAddresses, redisUrl: services.redisUrl, secrets, ports, demo })
    const tools = { processes: services.processes, say, verbose, isStopping: () => stopping.begun }
    const [first, ...rest] = appsToStart({ env, ports, demo, dataDir })
    await startAndSupervise(first, tools)
    if (demo) await seedOnce({ dataDir, env, ownerUrl: services.databaseUrl, say })
    await Promise.all(rest.map((app) => startAndSupervise(app, tools)))
    watchServer(services, stopping)

    const address = local(ports.portal)
    services.lock.announce(address)
    say('Ready.')
    frame(demo ? demoWelcome(address, local(ports.sandbox)) : welcome(address))
  } catch (error) {
    if (stopping.begun) return
    stopping.begun = true
    await services.stop()
    throw error
  }
}

async function choosePorts(wanted, { demo, promised, say }) {
  const choose = (name) => freePort({ wanted: wanted[name], name: `the ${name}`, promised, log: say })
  return { portal: await choose('portal'), worker: await choose('worker'), sandbox: demo ? await choose('sandbox') : 0 }
}

function watchServer({ processes }, stopping) {
  for (const name of ['postgres', 'redis']) {
    processes.find(name)?.once('exit', () => {
      if (!stopping.begun) stopping.now(`${name} ended by itself (log: ${processes.logFile(name)}); stopping everything.`, 1)
    })
  }
}

function welcome(address) {
  return [
    `Causeway   ${address}`,
    '',
    'To add an organisation with its owner, in another terminal:',
    'npm run organisation -- --name "Example Ltd" --slug example --owner ada@example.com',
    '',
    'Ctrl-C stops everything.',
  ]
}

function demoWelcome(address, sandbox) {
  return [
    `Causeway   ${address}`,
    '',
    'Sign in as',
    ...demoTenant.people.map(([role, email]) => `  ${email.padEnd(20)} ${role}`),
    `with the password ${demoTenant.password}`,
    '',
    `Sandbox    ${sandbox}   (a Sage Intacct and a Magento to play with)`,
    '',
    'Ctrl-C stops everything.',
  ]
}
