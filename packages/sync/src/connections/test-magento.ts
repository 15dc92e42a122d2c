import { MagentoError, type MagentoClient, type StoreConfig, type StoreView, type Website } from '@causeway/magento'
import type { MagentoNeed } from '../definition.ts'
import { failed, notChecked, passed, warning } from './checks.ts'
import { magentoLists } from './directory/magento-lists.ts'
import { encryption } from './encryption.ts'
import type { ConnectionCheck, Directory } from './forms.ts'
import type { Surroundings } from './look-around.ts'
import type { NeededBy } from './needs.ts'
import { sentence, type Findings } from './test-intacct.ts'
import { explainUnreachable, networkCodeOf } from './unreachable.ts'

/** What a test of the shop needs to know of the connection beside its client. */
export interface MagentoUnderTest { baseUrl: string; authentication: string; adminUser: string }

/** Signatures bear a time; the shop refuses one that is ten minutes ahead (recorded exchange 028 was twenty). */
const tolerableSkewMs = 120_000

const storeNeed: NeededBy<MagentoNeed> = {
  label: 'Read websites and store views', menu: 'Stores › Settings › All Stores', probe: { method: 'GET', path: 'store/websites' }, neededBy: [],
}

/** Signs in to the shop and looks at every right that is needed, one by one. Changes nothing. */
export async function testMagento(
  magento: MagentoClient, about: MagentoUnderTest, needs: NeededBy<MagentoNeed>[], keys: string[], surroundings: Surroundings,
): Promise<Findings> {
  const checks: ConnectionCheck[] = []
  checks.push(...encryption(about.baseUrl, 'baseUrl'))
  const skew = checkClock(surroundings.clockAheadMs)
  if (skew) checks.push(skew)

  const entered = await probe(magento, storeNeed)
  if (entered && isAtTheDoor(entered)) {
    checks.push(signInFailed(entered, about, surroundings.clockAheadMs))
    return { connectedTo: null, directory: {}, checks: [...checks, ...[storeNeed, ...needs].map((need) => notChecked(need.label, 'Not looked at, because the sign-in failed.', { neededBy: need.neededBy }))] }
  }
  checks.push(passed('Sign in', signedInAs(about)))
  checks.push(rightOf(storeNeed, entered))
  for (const need of needs) checks.push(rightOf(need, await probe(magento, need)))

  const stores = entered ? null : await readStores(magento)
  if (stores) checks.push(...storeChecks(stores))
  const directory = checks.some((check) => check.state === 'failed') ? {} : await readDirectory(magento, keys, checks)
  return { connectedTo: [stores?.name, surroundings.version ?? 'Magento'].filter(Boolean).join(', '), checks, directory }
}

/** The error of a call that needs a right; null when the shop let it through, even if it then refused the rest of it. */
async function probe(magento: MagentoClient, { probe: { method, path, query, body } }: MagentoNeed): Promise<MagentoError | null> {
  try {
    await magento.request({ method, path, repeatable: true, ...(query ? { query } : {}), ...(body ? { body } : {}) })
    return null
  } catch (error) {
    if (!(error instanceof MagentoError)) throw error
    const letIn = (error.kind === 'invalid' || error.kind === 'not-found') && method !== 'GET'
    return letIn ? null : error
  }
}

/** Errors that concern every call. A right that is missing is not among them: the sign-in itself was good. */
const isAtTheDoor = (error: MagentoError) => error.kind !== 'forbidden'

function signedInAs({ authentication, adminUser }: MagentoUnderTest): string {
  if (authentication === 'admin') return `Signed in as the administrator ${adminUser}.`
  return authentication === 'bearer' ? 'The shop takes the access token as bearer.' : 'The shop takes the integration’s keys.'
}

function rightOf(need: NeededBy<MagentoNeed>, error: MagentoError | null): ConnectionCheck {
  const { label, menu, neededBy } = need
  if (!error) return passed(label, `Allowed (${menu}).`, { neededBy })
  if (error.kind === 'forbidden') {
    const resource = error.resource ?? menu
    return failed(label, `The shop does not let this connection do that: the right ${resource} is missing.`, {
      neededBy, remedy: `In Magento, open System › Extensions › Integrations › (the integration) › API, tick ${menu} (${resource}), save and reauthorize it. For an administrator: System › Permissions › User Roles › (the role) › Role Resources.`,
    })
  }
  return failed(label, `The shop could not be asked: ${sentence(error.message)}`, { neededBy, remedy: 'Test again. If it comes back, look into the shop’s var/log/exception.log.' })
}

function signInFailed(error: MagentoError, about: MagentoUnderTest, clockAheadMs: number | null): ConnectionCheck {
  const title = 'Sign in'
  const unreachable = error.kind === 'network' || error.kind === 'timeout' ? explainUnreachable(about.baseUrl, networkCodeOf(error), 'Base URL') : null
  if (unreachable) return failed(title, unreachable.message, { field: 'baseUrl', remedy: unreachable.remedy })
  switch (error.kind) {
    case 'unauthorized': return refused(title, error, about, clockAheadMs)
    case 'not-found': case 'html': case 'parse':
      return failed(title, `There is no Magento interface at this address: ${sentence(error.message)}`, { field: 'baseUrl', remedy: 'Enter the address of the shop’s own start page, as under Stores › Configuration › General › Web, without /rest and without a store’s code.' })
    case 'redirect': return failed(title, sentence(error.message), { field: 'baseUrl', remedy: 'Enter the address that the shop itself leads to, with https:// and www if it has them.' })
    case 'unavailable': return failed(title, sentence(error.message), { remedy: 'If the shop is in maintenance, wait until it is over, then test again.' })
    case 'rate-limited': return failed(title, sentence(error.message), { remedy: 'Test again in some minutes.' })
    default: return failed(title, sentence(error.message), { field: 'baseUrl', remedy: 'Check “Base URL”, and whether the shop works in a browser; then test again.' })
  }
}

function refused(title: string, error: MagentoError, { authentication, adminUser }: MagentoUnderTest, clockAheadMs: number | null): ConnectionCheck {
  const said = sentence(error.message)
  if (authentication === 'bearer') {
    return failed(title, said, {
      field: 'bearerToken', remedy: 'Choose “Integration keys (OAuth 1.0a)” and enter the integration’s four keys. Or, in Magento, allow bearer tokens under Stores › Configuration › Services › OAuth › Consumer Settings.',
    })
  }
  if (authentication === 'admin') {
    return failed(title, `The shop refused the administrator ${adminUser}: ${said}`, {
      field: 'adminPassword', remedy: 'Check user name and password. The account may be locked after several tries, or require a second factor, which programs cannot give: use an integration’s keys then.',
    })
  }
  if (/nonce|timestamp/i.test(error.message)) {
    const told = clockAheadMs !== null && Math.abs(clockAheadMs) > tolerableSkewMs ? ` The shop’s clock is ${skewText(clockAheadMs)}.` : ''
    return failed(title, `The shop refused the time in our signature: ${said}${told}`, { remedy: 'Set both servers’ clocks by a time server (NTP), then test again.' })
  }
  const field = /token/i.test(error.message) ? 'accessToken' : /consumer/i.test(error.message) ? 'consumerKey' : 'consumerSecret'
  return failed(title, `The shop refused the integration’s keys: ${said}`, {
    field, remedy: 'Copy the four keys again from System › Extensions › Integrations › (the integration), and see that it is active. If the keys are right, the base URL may differ from the one that the shop sees, for example by a port that a proxy takes away.',
  })
}

function checkClock(aheadMs: number | null): ConnectionCheck | null {
  if (aheadMs === null || Math.abs(aheadMs) <= tolerableSkewMs) return null
  return warning('Clock', `The shop’s clock is ${skewText(aheadMs)}. Signatures bear a time, and the shop refuses those that are too far off.`, { remedy: 'Set both servers’ clocks by a time server (NTP).' })
}

const skewText = (aheadMs: number) => `${Math.round(Math.abs(aheadMs) / 60_000)} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} ours`

interface Stores { name: string; websites: Website[]; views: StoreView[]; configs: StoreConfig[] }

async function readStores({ store }: MagentoClient): Promise<Stores | null> {
  try {
    const [websites, views, configs] = await Promise.all([store.websites(), store.views(), store.configs()])
    const shown = websites.filter(({ id }) => id !== 0)
    return { name: shown[0]?.name ?? 'Shop', websites: shown, views: views.filter(({ id }) => id !== 0), configs }
  } catch (error) {
    if (!(error instanceof MagentoError)) throw error
    return null
  }
}

function storeChecks({ websites, views, configs }: Stores): ConnectionCheck[] {
  const currencies = [...new Set(configs.map((config) => config.base_currency_code))]
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
  return [
    websites.length ? passed('Websites', `${count(websites.length, 'website')} with ${count(views.length, 'store view')}: ${websites.map(({ name }) => name).join(', ')}.`) : failed('Websites', 'The shop has no website.', { remedy: 'Make one in Magento under Stores › All Stores.' }),
    currencies.length > 1
      ? warning('Base currency', `The websites have different base currencies: ${currencies.join(', ')}. Prices of the books are sent as they are.`, { remedy: 'Send prices only to the website whose currency is that of the books.' })
      : passed('Base currency', currencies[0] ? `Prices are in ${currencies[0]}.` : 'The shop names none.'),
  ]
}

async function readDirectory(magento: MagentoClient, keys: string[], checks: ConnectionCheck[]): Promise<Directory> {
  const directory: Directory = {}
  for (const key of keys) {
    try {
      const list = await magentoLists[key]?.(magento)
      if (list) directory[key.slice('magento.'.length)] = list
    } catch (error) {
      if (!(error instanceof MagentoError)) throw error
      checks.push(warning('Lists for forms', `The list ${key} could not be read: ${sentence(error.message)}`, { remedy: 'Forms go on with what they had. Test again later.' }))
    }
  }
  return directory
}
