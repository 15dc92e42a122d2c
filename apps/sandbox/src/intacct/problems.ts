import { randomBytes } from 'node:crypto'
import { escapeXml } from './xml.ts'

/** One `<error>` of an answer. */
export interface Problem { errorno: string; description?: string; description2?: string; correction?: string }

/** The request itself is refused: no operation is carried out. `status` is the HTTP status. */
export class ControlFailure extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.description2 ?? problem.description ?? problem.errorno)
    this.status = status
    this.problem = problem
  }
}

/** Sign-in is refused: no function is carried out. */
export class SignInFailure extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.description2 ?? problem.errorno)
    this.problem = problem
  }
}

/** One function failed; the others go on, unless the operation is a transaction. */
export class FunctionFailure extends Error {
  readonly problems: Problem[]
  constructor(...problems: Problem[]) {
    super(problems.map((problem) => problem.description2 || problem.description || problem.errorno).join(' '))
    this.problems = problems
  }
}

/*
 * Numbers and wording follow the vendor's pages on error handling, requests and FAQ, the tests of its SDKs, and answers quoted
 * in public issues. Where no public source shows a case, the number of the nearest known case is used and said so.
 */
export const problems = {
  malformed: (why: string): Problem => ({ errorno: 'XL03000003', description2: `XML Parse schema error: ${why}` }),
  wrongSender: (): Problem => ({ errorno: 'XL03000006', description2: 'Incorrect Intacct XML Partner ID or password.' }),
  /** Seen for a company id that does not exist: the control block fails, not the sign-in. */
  unknownCompany: (): Problem => ({ errorno: 'invalidRequest', description: 'Invalid Request' }),
  senderNotAuthorized: (sender: string, company: string): Problem => ({
    errorno: 'XL03000006', description: 'Invalid Web Services Authorization',
    description2: `The sender ID '${sender}' is not authorized to make Web Services requests to company ID '${company}'.`,
    correction: 'Contact the company administrator to grant Web Services authorization to this sender ID.',
  }),
  wrongSignIn: (): Problem => ({ errorno: 'XL03000006', description2: 'Sign-in information is incorrect' }),
  /** No public source shows the number of a dead session; it fails at sign-in, like any other sign-in. */
  deadSession: (): Problem => ({ errorno: 'XL03000006', description2: 'The session is invalid or has expired' }),
  rateLimited: (): Problem => ({ errorno: 'GW-0010', description: 'Too many requests' }),
  noPermission: (operation: string, object: string): Problem => ({
    errorno: 'PL04000005', description2: `You do not have permission for API operation ${operation} on objects of type ${object.toLowerCase()}`,
  }),
  unknownObject: (object: string): Problem => ({ errorno: 'Query Failed', description2: `Object definition ${object} not found` }),
  /** A field that `query` cannot select or filter: the number is recorded, the sentence that names the field is ours. */
  unknownField: (object: string, fields: readonly string[]): Problem => ({
    errorno: 'DL02000001', description: 'Error', description2: `There was an error processing the request. Fields ${fields.join(', ')} of ${object} cannot be queried.`,
    correction: `Use the lookup function on ${object} to list the fields that can be queried.`,
  }),
  badQuery: (why: string): Problem => ({ errorno: 'DL02000001', description: 'Error', description2: `There was an error processing the request. ${why}` }),
  unknownFunction: (name: string): Problem => ({ errorno: 'XL03000003', description2: `XML Parse schema error: the function '${name}' is not defined.` }),
  duplicate: (label: string, key: string): Problem => ({
    errorno: 'BL01001973', description2: `Another ${label} with the given value(s) ${key} already exists`, correction: 'Use a unique value instead.',
  }),
  notFound: (label: string, key: string): Problem => ({
    errorno: 'BL01001973', description2: `The ${label} ${key} was not found`, correction: 'Provide the RECORDNO or ID of a record that exists.',
  }),
  invalid: (why: string, correction = ''): Problem => ({ errorno: 'BL01001973', description2: why, correction }),
  couldNot: (verb: 'create' | 'update' | 'delete', label: string): Problem => ({ errorno: 'BL01001973', description2: `Could not ${verb} ${label} record!` }),
  rolledBack: (): Problem => ({ errorno: 'XL03000009', description2: 'The entire transaction in this operation has been rolled back due to an error.' }),
  /** `uniqueid` is documented, the number of its refusal is not. */
  repeated: (controlId: string): Problem => ({
    errorno: 'XL03000009', description2: `The function with control ID '${controlId}' was already executed and completed.`,
    correction: 'Use a new control ID, or set uniqueid to false.',
  }),
}

/** `<errormessage>` as the gateway writes it: description2 bears a support id, apostrophes are entities. */
export function errorMessage(list: readonly Problem[]): string {
  const supportId = randomBytes(20).toString('base64url')
  const inner = list.map(({ errorno, description = '', description2 = '', correction = '' }, index) => {
    const told = description2 && index === 0 ? `${description2} [Support ID: ${supportId}]` : description2
    return `<error><errorno>${escapeXml(errorno)}</errorno><description>${escapeXml(description)}</description>`
      + `<description2>${escapeXml(told)}</description2><correction>${escapeXml(correction)}</correction></error>`
  }).join('')
  return `<errormessage>${inner}</errormessage>`
}
