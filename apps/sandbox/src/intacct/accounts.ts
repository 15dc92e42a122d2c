import { timingSafeEqual } from 'node:crypto'

/** A web services user of the company. */
export interface Account {
  userId: string
  password: string
  /** Objects that the user's role may neither list nor view nor change. */
  denied: readonly string[]
  /** The entity that the user is confined to; '' for all. */
  onlyEntity?: string
}

export interface Sender { senderId: string; password: string }

export interface Company {
  companyId: string
  senders: readonly Sender[]
  /** Sender ids that the company's Web Services authorizations list. */
  authorizedSenders: readonly string[]
  users: readonly Account[]
}

/** Compares without telling by its time how much was right. Ids and passwords are case-sensitive. */
export function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
