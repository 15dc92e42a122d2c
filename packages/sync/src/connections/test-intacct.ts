import { IntacctError, isPermissionDenied, isRateLimited, isSenderRefused, isSignInRefused, isUnknownObjectOrField, parseTimestamp, type IntacctClient } from '@causeway/intacct'
import type { IntacctNeed } from '../definition.ts'
import { failed, notChecked, passed, warning } from './checks.ts'
import type { ConnectionCheck, Directory } from './forms.ts'
import { readFields } from './directory/intacct-fields.ts'
import { intacctLists } from './directory/intacct-lists.ts'
import { encryption } from './encryption.ts'
import type { NeededBy } from './needs.ts'
import { explainUnreachable, networkCodeOf } from './unreachable.ts'

/** What a test of the books needs to know of the connection beside its client. */
export interface IntacctUnderTest { url: string; companyId: string; userId: string; entityId: string; maxInFlight: number }

/** What a test of either system found. */
export interface Findings { connectedTo: string | null; checks: ConnectionCheck[]; directory: Directory }

/** The gateway takes two calls of a company at a time unless the contract says more; a third one waits half a minute and is refused (GW-0010). */
const usualConcurrency = 2
/** A change dated further ahead than this shows that the books' times are not what they seem. */
const aheadMs = 10 * 60_000

/** Signs in to the books and looks at every right that is needed, one by one. Reads only. */
export async function testIntacct(intacct: IntacctClient, about: IntacctUnderTest, needs: NeededBy<IntacctNeed>[], keys: string[]): Promise<Findings> {
  const checks: ConnectionCheck[] = []
  checks.push(...encryption(about.url, 'url'))
  try {
    await intacct.signIn()
  } catch (error) {
    checks.push(signInFailed(asIntacct(error), about))
    return { connectedTo: null, checks: [...checks, ...needs.map((need) => notChecked(titleOf(need), 'Not looked at, because the sign-in failed.', { neededBy: need.neededBy }))], directory: {} }
  }
  const where = about.entityId && about.entityId !== '0' ? `entity ${about.entityId}` : 'top level'
  checks.push(passed('Sign in', `Signed in as ${about.userId} to company ${about.companyId}, ${where}.`))
  for (const need of needs) checks.push(await checkRight(intacct, need, about.userId))
  const preferences = await readPreferences(intacct)
  checks.push(await checkTimes(intacct, needs, checks, preferences.get('TIMEZONE')), checkConcurrency(about.maxInFlight))
  const directory = checks.some((check) => check.state === 'failed') ? {} : await readDirectory(intacct, needs, keys, checks)
  return { connectedTo: `${preferences.get('TITLE') ?? about.companyId}, ${where}`, checks, directory }
}

const titleOf = (need: IntacctNeed) => `Read ${need.label}`

function asIntacct(error: unknown): IntacctError {
  if (error instanceof IntacctError) return error
  throw error
}

function signInFailed(error: IntacctError, about: IntacctUnderTest): ConnectionCheck {
  const title = 'Sign in'
  if (isRateLimited(error)) return failed(title, 'Sage Intacct takes no more calls for the moment.', { remedy: 'Try again in some minutes.' })
  if (isSenderRefused(error)) {
    return failed(title, `Sage Intacct refused the Web Services sender: ${sentence(error.message)}`, {
      field: 'senderId', remedy: 'Check the sender ID and its password. In Sage Intacct, the sender must be listed under Company › Setup › Company › Security › Web Services authorizations.',
    })
  }
  if (isSignInRefused(error)) {
    return failed(title, `Sage Intacct refused the user ${about.userId}: ${sentence(error.message)}`, {
      field: 'userPassword', remedy: `Check company ID, user ID and user password${about.entityId ? `, and that the user may enter the entity ${about.entityId}` : ''}. In Sage Intacct, see Company › Admin › Web Services users: the user may be locked.`,
    })
  }
  const unreachable = error.level === 'transport' ? explainUnreachable(about.url, networkCodeOf(error), 'Web service URL') : null
  if (unreachable) return failed(title, unreachable.message, { field: 'url', remedy: unreachable.remedy })
  if (error.level === 'transport') return failed(title, sentence(error.message), { field: 'url', remedy: 'Check “Web service URL”. If it is right, see the status page of Sage Intacct and try again.' })
  return failed(title, `Sage Intacct refused the request: ${sentence(error.message)}`, { field: 'companyId', remedy: error.correction || 'Check company ID and sender ID.' })
}

/** List, then view, then the list of fields: three permissions that a role gives apart. */
async function checkRight(intacct: IntacctClient, need: NeededBy<IntacctNeed>, userId: string): Promise<ConnectionCheck> {
  const { object, neededBy } = need
  const missing = (permission: string): ConnectionCheck => failed(titleOf(need), `The user ${userId} may not ${permission} ${need.label} (${object}).`, {
    neededBy, remedy: `In Sage Intacct, open Company › Admin › Roles › (the user’s role) › Permissions, and tick List and View for ${need.menu}.`,
  })
  try {
    const { rows } = await intacct.query({ object, select: ['RECORDNO'], pageSize: 1 })
    const [first] = rows
    if (!first?.RECORDNO) return passed(titleOf(need), `It may list ${need.label}; there are none yet.`, { neededBy })
    const denied = await intacct.read(object, [first.RECORDNO], { fields: ['RECORDNO'] }).then(() => false, (error: unknown) => {
      if (isPermissionDenied(error)) return true
      throw error
    })
    return denied ? missing('view') : passed(titleOf(need), `It may list and view ${need.label}.`, { neededBy })
  } catch (error) {
    if (isPermissionDenied(error)) return missing('list')
    if (isUnknownObjectOrField(error)) {
      return failed(titleOf(need), `This company has no ${need.label} (${object}).`, { neededBy, remedy: `Subscribe to the application in Sage Intacct under Company › Admin › Subscriptions, or switch off the processes that need it.` })
    }
    return failed(titleOf(need), `Reading ${need.label} failed: ${sentence(asIntacct(error).message)}`, { neededBy, remedy: 'Test again. If it comes back, give the operator the time of this test.' })
  }
}

/** Companies may keep these from web services; then the company's ID must do as its name. */
async function readPreferences(intacct: IntacctClient): Promise<Map<string, string>> {
  try {
    const { rows } = await intacct.query({ object: 'COMPANYPREF', select: ['PROPERTY', 'VALUE'], pageSize: 200 })
    return new Map(rows.flatMap((row) => (row.PROPERTY && row.VALUE ? [[row.PROPERTY, row.VALUE]] : [])))
  } catch (error) {
    asIntacct(error)
    return new Map()
  }
}

/** Windows by time are only as good as the times: GMT, as far as the vendor tells. */
async function checkTimes(intacct: IntacctClient, needs: NeededBy<IntacctNeed>[], checks: ConnectionCheck[], timeZone: string | undefined): Promise<ConnectionCheck> {
  const title = 'Times'
  const readable = needs.find((need) => checks.some((check) => check.title === titleOf(need) && check.state === 'passed'))
  const told = timeZone ? ` The company’s time zone is ${timeZone}.` : ''
  if (!readable) return notChecked(title, 'Not looked at, because nothing can be read.')
  try {
    const { rows } = await intacct.query({ object: readable.object, select: ['WHENMODIFIED'], orderBy: [{ field: 'WHENMODIFIED', descending: true }], pageSize: 1 })
    const latest = parseTimestamp(rows[0]?.WHENMODIFIED ?? '')
    const ahead = latest ? latest.getTime() - Date.now() : 0
    if (ahead > aheadMs) {
      return warning(title, `The latest change of ${readable.label} is dated ${hours(ahead)} ahead, so the books’ times are not GMT, as Causeway takes them.${told}`, {
        remedy: 'Changes may be read twice; none is lost. Tell the operator if clocks on both sides are right.',
      })
    }
    return passed(title, `Times of changes are read as GMT, and windows overlap by five minutes.${told}`)
  } catch (error) {
    return notChecked(title, `Could not be looked at: ${sentence(asIntacct(error).message)}`)
  }
}

const hours = (ms: number) => (ms < 3_600_000 ? `${Math.round(ms / 60_000)} minutes` : `${Math.round(ms / 3_600_000)} hours`)

function checkConcurrency(maxInFlight: number): ConnectionCheck {
  const title = 'Calls in flight'
  if (maxInFlight <= usualConcurrency) return passed(title, `At most ${maxInFlight} at a time, for all runs together.`)
  return warning(title, `Up to ${maxInFlight} calls go out at a time. Sage Intacct takes two of a company unless your contract says more; others wait and are then refused.`, {
    remedy: 'Set “Calls in flight” to 2, unless you bought a higher performance tier.',
  })
}

async function readDirectory(intacct: IntacctClient, needs: NeededBy<IntacctNeed>[], keys: string[], checks: ConnectionCheck[]): Promise<Directory> {
  const directory: Directory = {}
  const fields = 'intacct.fields.'
  for (const key of keys) {
    const object = key.startsWith(fields) ? key.slice(fields.length) : null
    const read = object ? () => readFields(intacct, object, needs.find((need) => need.object === object)?.through ?? []) : () => intacctLists[key]?.(intacct)
    try {
      const list = await read()
      if (list) directory[key.slice('intacct.'.length)] = list
    } catch (error) {
      // A company without the application has no such list: forms then take what is typed.
      if (isUnknownObjectOrField(error)) checks.push(notChecked('Lists for forms', `This company offers no list for ${key}.`))
      else checks.push(warning('Lists for forms', `The list ${key} could not be read: ${sentence(asIntacct(error).message)}`, { remedy: 'Forms go on with what they had. Test again later.' }))
    }
  }
  return directory
}

/** The system's own words, as one sentence that ends. */
export const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
