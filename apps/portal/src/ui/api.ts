import { signedInAgain } from './sign-in-again.ts'

/** An answer that says no. `message` is a sentence for the person; `fields` has one for each field that was refused. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string>
  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

/**
 * Asks the portal's own JSON routes: `api<Run>('/api/tenants/demo/runs/…')`. With `body` it is a POST unless `method` says otherwise.
 * Throws ApiError. When the session has ended, the person signs in again over the page, which keeps what was typed, and the same is asked
 * once more; where that cannot be, the sign-in page comes, and leads back here.
 */
export async function api<T>(path: string, asked: { method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body?: unknown; signal?: AbortSignal } = {}): Promise<T> {
  const { method, body, signal } = asked
  let response: Response
  try {
    response = await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, 'unreachable', 'Causeway does not answer. Check your connection and try again.')
  }
  if (response.status === 401) {
    // It was refused before anything was done: to ask again does nothing twice.
    if (await signedInAgain()) return api<T>(path, asked)
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
    throw new ApiError(401, 'signed-out', 'You are signed out. Sign in again.')
  }
  const text = await response.text()
  const data = parsed(text)
  if (response.ok) return data as T
  const error = (data as { error?: { code?: string; message?: string; fields?: Record<string, string> } } | undefined)?.error
  throw new ApiError(response.status, error?.code ?? 'failed', error?.message ?? `Causeway could not do this (status ${response.status}). Try again in a minute.`, error?.fields)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
