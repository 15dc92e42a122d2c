import type { ResultElement } from './answer.ts'
import { IntacctError, transportError } from './errors.ts'
import { child, textOf } from './xml-reader.ts'

export interface Session {
  sessionId: string
  /** Where all calls of this session go. */
  endpoint: string
  /** The entity that it sees; '' is the top level. */
  entityId: string
  endsAt: Date | null
}

/**
 * Reads what getAPISession answered.
 * @throws IntacctError when it holds no session, or an endpoint that credentials must not be sent to
 */
export function readSession(result: ResultElement, signedInAt: string, endsAt: Date | null): Session {
  const api = child(result.data, 'api')
  const sessionId = textOf(api, 'sessionid')
  if (!sessionId) throw new IntacctError({ level: 'function', code: 'no-session', message: 'Sage Intacct signed in without answering a session.' })
  const endpoint = textOf(api, 'endpoint').trim() || signedInAt
  checkEndpoint(endpoint, signedInAt)
  return { sessionId, endpoint, entityId: textOf(api, 'locationid'), endsAt }
}

/** Every further request bears the sender's password, so the endpoint must be as safe and as much Intacct's as the first address. */
function checkEndpoint(endpoint: string, signedInAt: string): void {
  const [from, to] = [new URL(signedInAt), URL.canParse(endpoint) ? new URL(endpoint) : null]
  const vendors = (host: string) => host === 'intacct.com' || host.endsWith('.intacct.com')
  if (to && to.protocol === from.protocol && (!vendors(from.hostname) || vendors(to.hostname))) return
  throw transportError('bad-url', 'Sage Intacct named an address for the session that cannot be trusted.')
}

/** Holds one session, opened when it is first needed and again when it ends; callers at the same time share the opening. */
export class SessionKeeper {
  #current: Session | null = null
  #opening: Promise<Session> | null = null
  readonly #open: () => Promise<Session>

  constructor(open: () => Promise<Session>) {
    this.#open = open
  }

  /** The living session, renewed half a minute before it ends. */
  async get(): Promise<Session> {
    const current = this.#current
    if (current && (!current.endsAt || current.endsAt.getTime() - Date.now() > 30_000)) return current
    this.#opening ??= this.#open().then((session) => (this.#current = session)).finally(() => { this.#opening = null })
    return this.#opening
  }

  /** Forgets the session if it is still this one: another call may have renewed it already. */
  drop(session: Session): void {
    if (this.#current === session) this.#current = null
  }

  clear(): void {
    this.#current = null
  }
}
