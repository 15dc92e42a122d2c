/** What fills the placeholders of a message: `%1`, `%2` from a list, `%fieldName` from a map. */
export type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>
export interface Sentence { message: string; parameters?: Parameters }

/** A refusal as the shop words it: placeholders stay in the message, their values come beside it. */
export class Problem extends Error {
  readonly status: number
  readonly parameters: Parameters | undefined
  readonly errors: readonly Sentence[] | undefined
  constructor(status: number, message: string, parameters?: Parameters, errors?: readonly Sentence[]) {
    super(message)
    this.status = status
    this.parameters = parameters
    this.errors = errors
  }

  body(): Record<string, unknown> {
    const { message, parameters, errors } = this
    return { message, ...(errors?.length ? { errors } : {}), ...(parameters && Object.keys(parameters).length ? { parameters } : {}) }
  }
}

/** Answered as text, as PHP does when it dies outside the web API (recorded exchange 314). */
export class Crash extends Error {
  constructor() {
    super('An error has happened during application run. See exception log for details.\n')
  }
}

export const required = (fieldName: string): Sentence => ({ message: '"%fieldName" is required. Enter and try again.', parameters: { fieldName } })
export const invalidValue = (fieldName: string, value: unknown): Sentence => (
  { message: 'Invalid value of "%value" provided for the %fieldName field.', parameters: { fieldName, value } })

/** The message as people read it. */
export function fillPlaceholders({ message, parameters }: Sentence | Problem): string {
  if (!parameters) return message
  const values = Array.isArray(parameters) ? Object.fromEntries(parameters.map((value, at) => [String(at + 1), value])) : (parameters as Record<string, unknown>)
  return message.replace(/%(\w+)/g, (all, name: string) => (name in values ? String(values[name]) : all))
}

/** One complaint is answered by itself, several as a list. */
export function inputProblem(sentences: readonly Sentence[]): Problem {
  const [first] = sentences
  if (sentences.length === 1 && first) return new Problem(400, first.message, first.parameters)
  return new Problem(400, 'One or more input exceptions have occurred.', undefined, sentences)
}

export const notFound = (fieldName: string, fieldValue: unknown) => new Problem(404, 'No such entity with %fieldName = %fieldValue', { fieldName, fieldValue })
export const noRoute = () => new Problem(404, 'Request does not match any route.')
export const notPossible = () => new Problem(400, 'Specified request cannot be processed.')
