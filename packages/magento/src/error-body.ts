import { MagentoError, type MagentoErrorKind } from './errors.ts'

interface ErrorBody { message?: unknown; parameters?: unknown; errors?: unknown }

/** Text with `%1` or `%fieldName` filled from a list or a map (recorded exchanges 004, 026, 127). */
export function fillPlaceholders(message: string, parameters: unknown): string {
  const values = parametersOf(parameters)
  return message.replace(/%(\w+)/g, (whole, name: string) => values[name] ?? whole)
}

/** Parameters by name; those of a list are named from "1". */
function parametersOf(parameters: unknown): Record<string, string> {
  if (Array.isArray(parameters)) return Object.fromEntries(parameters.map((value, index) => [String(index + 1), String(value)]))
  if (parameters && typeof parameters === 'object') return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
  return {}
}

// A deadlock between parallel saves; the shop names it in several ways.
const deadlock = /SQLSTATE\[(40001|HY000)\]|deadlock|lock wait timeout|Could not save Source Item Configuration/i

export interface ErrorAnswer { method: string; path: string; status: number; headers: Record<string, unknown>; text: string }

/** Turns an answer that is no success into a typed error. `repeatable`: the call may be sent again whatever came of it. */
export function errorOfAnswer({ method, path, status, headers, text }: ErrorAnswer, repeatable: boolean): MagentoError {
  const facts = { method, path, status }
  const retryAfterMs = retryAfter(headers['retry-after'])
  if (status >= 300 && status < 400) {
    return new MagentoError({ ...facts, kind: 'redirect', message: `The shop redirects to another address (HTTP ${status}). Enter its final base URL.` })
  }
  const body = bodyOf(text)
  const details = body ? sentencesOf(body) : []
  const parameters = parametersOf(body?.parameters)
  const sentence = details.join(' ')
  if (status === 429) return new MagentoError({ ...facts, kind: 'rate-limited', message: 'The shop takes no more calls for the moment (HTTP 429).', transient: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
  if (status === 503) return new MagentoError({ ...facts, kind: 'unavailable', message: 'The shop is not available, or in maintenance (HTTP 503).', transient: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
  if (!body) {
    const title = /<title>\s*([^<]{1,120}?)\s*<\/title>/i.exec(text)?.[1]
    const html = /<html|<!doctype html|<body/i.test(text)
    return new MagentoError({
      ...facts, kind: html ? 'html' : status >= 500 ? 'server' : 'parse', transient: status >= 500, outcomeUnknown: status >= 500 && !repeatable,
      message: html ? `The web server before the shop answers with a page instead of data (HTTP ${status}${title ? `, “${title}”` : ''}).` : `The shop answers with something that is not JSON (HTTP ${status}).`,
    })
  }
  const reportId = /report id is ([\w-]+)/i.exec(sentence)?.[1]
  const kind: MagentoErrorKind =
    status === 401 ? (parameters.resources && !/^self$/.test(parameters.resources) ? 'forbidden' : 'unauthorized')
    : status === 403 ? 'forbidden' : status === 404 ? 'not-found' : status >= 500 ? 'server' : 'invalid'
  const isDeadlock = deadlock.test(sentence)
  return new MagentoError({
    ...facts, kind, message: sentence || `The shop refused the call without saying why (HTTP ${status}).`, details, parameters,
    transient: isDeadlock || status >= 500, outcomeUnknown: status >= 500 && !isDeadlock,
    ...(parameters.resources ? { resource: parameters.resources } : {}), ...(reportId ? { reportId } : {}),
  })
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

/** Nested errors say more than the sentence above them (recorded exchange 127). */
function sentencesOf(body: ErrorBody): string[] {
  const nested = Array.isArray(body.errors) ? body.errors.flatMap((error: ErrorBody) => sentencesOf(error)) : []
  if (nested.length) return nested
  return typeof body.message === 'string' ? fillPlaceholders(body.message, body.parameters).split('\n').filter(Boolean) : []
}

/** Retry-After in ms, from seconds or a date, at most two minutes. */
function retryAfter(header: unknown): number | undefined {
  if (typeof header !== 'string') return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 120_000) : undefined
}
