import { MagentoError, type FieldError, type MagentoErrorFacts, type MagentoErrorKind } from './errors.ts'
import { fillPlaceholders, namedParameters } from './placeholders.ts'

export interface ErrorAnswer { method: string; path: string; status: number; headers: Record<string, unknown>; text: string }

interface ErrorBody { message?: unknown; parameters?: unknown; errors?: unknown }

// Two saves got in each other's way, and the database undid one; the shop words it in several ways. Other errors under
// SQLSTATE[HY000] (a value that does not fit its column) come again every time.
const deadlock = /SQLSTATE\[40001\]|\b(1205|1213)\b.*(lock|restarting transaction)|deadlock|lock wait timeout|Could not save Source Item Configuration/i

/** Turns an answer that is no success into a typed error. Says what the shop said, placeholders filled. */
export function errorOfAnswer(answer: ErrorAnswer): MagentoError {
  const { method, path, status, text } = answer
  const retryAfterMs = retryAfter(answer.headers['retry-after'])
  const facts = { method, path, status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  const writes = method !== 'GET'
  if (status >= 300 && status < 400) return new MagentoError({ ...facts, kind: 'redirect', message: redirectMessage(answer) })
  const body = bodyOf(text)
  if (status === 429) {
    return new MagentoError({ ...facts, ...said(body), kind: 'rate-limited', message: 'The shop takes no more calls for the moment (HTTP 429).', transient: true })
  }
  if (status === 503) {
    // With Retry-After it is a clear "not now"; without, a cache before the shop may have lost patience with a call that goes on.
    const outcomeUnknown = writes && retryAfterMs === undefined
    return new MagentoError({ ...facts, ...said(body), kind: 'unavailable', message: `The shop is not available, or in maintenance (HTTP 503${titleOf(text)}).`, transient: true, outcomeUnknown })
  }
  if (status === 408) return new MagentoError({ ...facts, kind: 'timeout', message: 'The web server before the shop gave up waiting (HTTP 408).', transient: true, outcomeUnknown: writes })
  if (status === 413 || status === 414) {
    return new MagentoError({ ...facts, kind: 'too-large', message: `The web server before the shop finds the ${status === 413 ? 'request' : 'address'} too long (HTTP ${status}).` })
  }
  return body ? errorOfBody(body, facts, writes) : errorOfText(text, facts, writes)
}

type Facts = Pick<MagentoErrorFacts, 'method' | 'path' | 'retryAfterMs'> & { status: number }

function errorOfBody(body: ErrorBody, facts: Facts, writes: boolean): MagentoError {
  const complaints = complaintsOf(body)
  const sentence = complaints.map(({ message }) => message).join(' ')
  const parameters = typeof body.message === 'string' ? namedParameters(body.message, body.parameters) : {}
  const resource = parameters.resources && parameters.resources !== 'self' ? parameters.resources : undefined
  const reportId = /report id(?: is)?:?\s*"?([\w-]+)/i.exec(sentence)?.[1]
  const isDeadlock = deadlock.test(sentence)
  const broken = facts.status >= 500
  return new MagentoError({
    ...facts, kind: kindOf(facts.status, resource), parameters, fieldErrors: complaints,
    message: sentence || `The shop refused the call without saying why (HTTP ${facts.status}).`,
    transient: isDeadlock || broken, outcomeUnknown: broken && !isDeadlock && writes,
    ...(resource ? { resource } : {}), ...(reportId ? { reportId } : {}),
  })
}

/** A role that lacks a right is answered 401 with the right's name (recorded exchange 012), and so is a token that is no good (007, 018). */
function kindOf(status: number, resource: string | undefined): MagentoErrorKind {
  if (status === 401) return resource ? 'forbidden' : 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  return status >= 500 ? 'server' : 'invalid'
}

/** Pages come from a web server, cache or firewall before the shop; plain text from PHP itself (recorded exchange 314). */
function errorOfText(text: string, facts: Facts, writes: boolean): MagentoError {
  const { status } = facts
  const broken = status >= 500
  const fate = { transient: broken, outcomeUnknown: broken && writes }
  if (isPage(text)) {
    const remedy = status === 401 || status === 403 ? ' It may ask for a password of its own, or bar this server’s address.' : status === 404 ? ' Check the base URL.' : ''
    return new MagentoError({ ...facts, ...fate, kind: 'html', message: `The web server before the shop answers with a page instead of data (HTTP ${status}${titleOf(text)}).${remedy}` })
  }
  const words = text.trim().slice(0, 200).replace(/[\uD800-\uDBFF]$/, '')
  return new MagentoError({ ...facts, ...fate, kind: broken ? 'server' : 'parse', message: `The shop answers with something that is not JSON (HTTP ${status}${words ? `): ${words}` : ').'}` })
}

/** Whether a text is a web page. */
export const isPage = (text: string) => /^\s*<(!doctype html|html|head|body|\?xml|!--)/i.test(text) || /<html[\s>]/i.test(text.slice(0, 2_000))

/** A page's title, to stand in brackets behind other words; '' without one. */
export function titleOf(text: string): string {
  const title = isPage(text) ? /<title[^>]*>\s*([^<]{1,120}?)\s*<\/title>/i.exec(text)?.[1] : undefined
  return title ? `, “${title}”` : ''
}

function redirectMessage({ status, headers }: ErrorAnswer): string {
  const location = typeof headers.location === 'string' ? headers.location : ''
  const target = URL.canParse(location) ? new URL(location).origin : ''
  return `The shop redirects to another address (HTTP ${status}${target ? `, ${target}` : ''}). Enter its final base URL.`
}

function bodyOf(text: string): ErrorBody | null {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'string') return { message: parsed }
    return parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** Nested errors say more than the sentence above them (recorded exchanges 127, 417). */
function complaintsOf(body: ErrorBody): FieldError[] {
  const nested = Array.isArray(body.errors) ? body.errors.flatMap((error: ErrorBody) => complaintsOf(error)) : []
  if (nested.length || typeof body.message !== 'string') return nested
  const { fieldName, field } = namedParameters(body.message, body.parameters)
  const name = fieldName ?? field
  return fillPlaceholders(body.message, body.parameters).split('\n').filter((line) => line.trim())
    .map((message) => ({ ...(name === undefined ? {} : { field: name }), message }))
}

const said = (body: ErrorBody | null) => (body ? { fieldErrors: complaintsOf(body) } : {})

/** Retry-After in ms, from seconds or a date. */
function retryAfter(header: unknown): number | undefined {
  if (typeof header !== 'string') return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined
}
