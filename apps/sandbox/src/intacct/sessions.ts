import { randomBytes } from 'node:crypto'
import type { Account } from './accounts.ts'

export interface Session { sessionId: string; account: Account; companyId: string; locationId: string; endsAt: number }

const maxSessions = 10_000

/** API sessions: each use moves the end to now plus the timeout, as documented. */
export class Sessions {
  readonly #sessions = new Map<string, Session>()
  readonly #clock: () => Date
  /** Time without a call after which a session ends. */
  timeoutMs: number

  constructor(timeoutMs: number, clock: () => Date) {
    this.timeoutMs = timeoutMs
    this.#clock = clock
  }

  get open(): number {
    return this.#sessions.size
  }

  start(account: Account, companyId: string, locationId: string): Session {
    const session = { sessionId: `${randomBytes(24).toString('base64url')}..`, account, companyId, locationId, endsAt: this.nextEnd() }
    this.#sessions.set(session.sessionId, session)
    const [oldest] = this.#sessions.keys()
    if (this.#sessions.size > maxSessions && oldest) this.#sessions.delete(oldest)
    return session
  }

  /** The living session of that id, its end moved; undefined when it has ended or never was. */
  use(sessionId: string): Session | undefined {
    const session = this.#sessions.get(sessionId)
    if (!session) return undefined
    if (session.endsAt <= this.#clock().getTime()) {
      this.#sessions.delete(sessionId)
      return undefined
    }
    session.endsAt = this.nextEnd()
    return session
  }

  nextEnd(): number {
    return this.#clock().getTime() + this.timeoutMs
  }

  /** Ends all: what a client sees as sessions that ran out in the middle of its work. Answers how many there were. */
  endAll(): number {
    const count = this.#sessions.size
    this.#sessions.clear()
    return count
  }
}
