/** Thrown by a route's handler: the answer says in a sentence why, and what to do. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string> | undefined
  constructor(status: number, code: string, message: string, fields?: Record<string, string>) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

/** Something of this tenant that is not there (any more). `what` begins the sentence: "This run". */
export const notThere = (what: string): Refusal => new Refusal(404, 'not-found', `${what} does not exist, or does not belong to this organisation.`)
