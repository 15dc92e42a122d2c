import type { Answered, Context } from './context.ts'
import { createSalesTransaction } from './functions/create-sotransaction.ts'
import { getApiSession } from './functions/get-session.ts'
import { lookup } from './functions/lookup.ts'
import { query } from './functions/query.ts'
import { readByQuery, readMore } from './functions/read-by-query.ts'
import { read, readByName } from './functions/read.ts'
import { create, remove, update } from './functions/write.ts'
import { ControlFailure, errorMessage, FunctionFailure, problems, SignInFailure, type Problem } from './problems.ts'
import { readRequest, type Control, type FunctionCall, type GatewayRequest } from './request.ts'
import { checkSender, signIn, type SignedIn } from './sign-in.ts'
import type { IntacctState } from './state.ts'
import { element, type XmlNode } from './xml.ts'

export interface GatewayAnswer { status: number; xml: string }

type Performer = (node: XmlNode, context: Context, state: IntacctState, who: SignedIn) => Answered

const performers: Record<string, Performer> = {
  getAPISession: getApiSession, query, lookup, read, readByName, create, update, delete: remove, create_sotransaction: createSalesTransaction,
  readByQuery: (node, context, { results }) => readByQuery(node, context, results),
  readMore: (node, context, { results }) => readMore(node, context, results),
}

/**
 * Answers one request as the gateway does: refused at the control block, at sign-in, or function by function.
 * `origin` is this server's own address, which sessions and record URLs name.
 */
export function answerRequest(text: string, state: IntacctState, origin: string): GatewayAnswer {
  state.calls.requests += 1
  let control: Control | null = null
  try {
    const request = readRequest(text)
    control = request.control
    checkSender(state, control)
    return { status: 200, xml: carryOut(request, state, origin) }
  } catch (error) {
    if (!(error instanceof ControlFailure)) throw error
    state.calls.refused += 1
    return { status: error.status, xml: envelope(control, 'failure', errorMessage([error.problem])) }
  }
}

function carryOut(request: GatewayRequest, state: IntacctState, origin: string): string {
  const { control, authentication, transaction, functions } = request
  let who: SignedIn
  try {
    who = signIn(state, control, authentication)
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error
    state.calls.refused += 1
    const asked = authentication.kind === 'login' ? element('userid', authentication.userId) + element('companyid', authentication.companyId) : '<userid></userid><companyid></companyid>'
    return envelope(control, 'success', `<operation><authentication><status>failure</status>${asked}<locationid></locationid></authentication>${errorMessage([error.problem])}</operation>`)
  }
  const context: Context = { account: who.account, locationId: who.locationId, books: state.books, origin, gap: control.gap }
  const results = transaction ? allOrNothing(functions, control, context, state, who) : functions.map((call) => perform(call, control, context, state, who))
  return envelope(control, 'success', `<operation>${signedIn(who, state)}${results.map((result) => writeResult(result)).join(control.gap)}</operation>`)
}

interface Result { call: FunctionCall; status: 'success' | 'failure' | 'aborted'; xml: string; errors: Problem[] }

function perform(call: FunctionCall, control: Control, context: Context, state: IntacctState, who: SignedIn): Result {
  const { name, controlId, node } = call
  try {
    const performer = Object.hasOwn(performers, name) ? performers[name] : undefined
    if (!performer) throw new FunctionFailure(problems.unknownFunction(name))
    if (control.uniqueId && state.completed.has(controlId)) throw new FunctionFailure(problems.repeated(controlId))
    const { xml, transactions } = context.books.atomically(() => performer(node, context, state, who))
    if (control.uniqueId) state.completed.add(controlId)
    state.calls.function(name, transactions, false)
    return { call, status: 'success', xml, errors: [] }
  } catch (error) {
    const errors = error instanceof FunctionFailure ? error.problems : error instanceof SignInFailure ? [error.problem] : null
    if (!errors) throw error
    state.calls.function(name, 1, true)
    return { call, status: 'failure', xml: '', errors }
  }
}

/** `transaction="true"`: the first failure takes everything back, and all that ran is aborted. What comes after it does not run. */
function allOrNothing(functions: FunctionCall[], control: Control, context: Context, state: IntacctState, who: SignedIn): Result[] {
  const remembered: string[] = []
  const results = context.books.atomically(() => {
    const done: Result[] = []
    for (const call of functions) {
      const known = state.completed.has(call.controlId)
      const result = perform(call, control, context, state, who)
      if (!known && state.completed.has(call.controlId)) remembered.push(call.controlId)
      done.push(result)
      if (result.status !== 'success') break
    }
    return done
  }, (done) => done.at(-1)?.status === 'success')
  if (results.at(-1)?.status === 'success') return results
  for (const controlId of remembered) state.completed.delete(controlId)
  return results.map((result) => ({ ...result, status: 'aborted' as const, xml: '', errors: [...result.errors, problems.rolledBack()] }))
}

function writeResult({ call, status, xml, errors }: Result): string {
  return `<result><status>${status}</status>${element('function', call.name)}${element('controlid', call.controlId)}`
    + `${status === 'success' ? xml : errorMessage(errors)}</result>`
}

function signedIn({ account, companyId, locationId, session }: SignedIn, state: IntacctState): string {
  const now = state.clock()
  const ends = new Date(session?.endsAt ?? state.sessions.nextEnd())
  return `<authentication><status>success</status>${element('userid', account.userId)}${element('companyid', companyId)}${element('locationid', locationId)}`
    + `<sessiontimestamp>${stamp(now)}</sessiontimestamp><sessiontimeout>${stamp(ends)}</sessiontimeout></authentication>`
}

/** 2026-11-24T15:00:00+00:00 */
const stamp = (time: Date) => time.toISOString().replace(/\.\d{3}Z$/, '+00:00')

function envelope(control: Control | null, status: 'success' | 'failure', inner: string): string {
  const gap = control?.gap ?? '\n'
  const facts = control
    ? element('senderid', control.senderId) + element('controlid', control.controlId) + `<uniqueid>${control.uniqueId}</uniqueid>` + element('dtdversion', control.dtdVersion)
    : ''
  return `<?xml version="1.0" encoding="UTF-8"?>${gap}<response>${gap}<control><status>${status}</status>${facts}</control>${gap}${inner}${gap}</response>${gap}`
}
