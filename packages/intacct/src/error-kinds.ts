import { IntacctError } from './errors.ts'

// The gateway uses one number for many things: XL03000006 is a wrong sender password (control level), a refused sign-in and an
// unauthorized sender (authentication level), and a field that cannot be queried (function level). So the level decides first,
// then the words. Sources: the vendor's error-handling and FAQ pages, its SDK's tests, and answers quoted in public issues.

/** The one code that says "sign-in is incorrect" at control level, with HTTP 401 (the vendor's SDK has it in its tests). */
const refusedAtTheDoor = 'XMLGW_JPP0002'

/** The sender id or its password is wrong, or the company has not authorized the sender. */
export function isSenderRefused(error: unknown): boolean {
  return error instanceof IntacctError && (
    (error.level === 'control' && error.code !== refusedAtTheDoor && /partner id|sender/i.test(wordsOf(error)))
    || (error.level === 'authentication' && /web services authorization|sender id .*not authorized/i.test(wordsOf(error)))
  )
}

/** Company, user id or user password is wrong (XL03000006), or the user may not use web services. */
export function isSignInRefused(error: unknown): boolean {
  return failedToSignIn(error) && !error.signedBySession
}

/**
 * The session is no longer good and a new one helps. No error number for it is documented; but a request that is signed by a
 * session and fails at sign-in can mean nothing else, so the words do not matter.
 */
export function isSessionExpired(error: unknown): boolean {
  return failedToSignIn(error) && error.signedBySession
}

/** The web services user's role lacks a permission ("You do not have permission for API operation …", PL04000005). */
export function isPermissionDenied(error: unknown): boolean {
  return inFunction(error) && (error.errors.some(({ code }) => code === 'PL04000005')
    || /do(?:es)? not have (?:the )?permission|permission denied|insufficient (?:permission|privilege)|not subscribed/i.test(wordsOf(error)))
}

/** Too many calls: HTTP 429, or GW-0010. A company may make two calls at a time; a third waits 30 seconds and then gets this. */
export function isRateLimited(error: unknown): boolean {
  return error instanceof IntacctError && (error.status === 429 || error.code === 'GW-0010')
}

/** An object or a field that the company does not have, or that `query` cannot select. `lookup` lists those that it can. */
export function isUnknownObjectOrField(error: unknown): boolean {
  return inFunction(error) && !isPermissionDenied(error)
    && /object definition .*not found|fields? .*(?:cannot be queried|not valid|not found|does not exist|invalid)|invalid field/i.test(wordsOf(error))
}

function failedToSignIn(error: unknown): error is IntacctError {
  return error instanceof IntacctError && (error.level === 'authentication' || (error.level === 'control' && error.code === refusedAtTheDoor))
    && !isSenderRefused(error) && !isRateLimited(error)
}

const inFunction = (error: unknown): error is IntacctError =>
  error instanceof IntacctError && (error.level === 'function' || error.level === 'operation')

const wordsOf = (error: IntacctError): string =>
  [error.message, ...error.errors.map((detail) => `${detail.description} ${detail.description2}`)].join(' ')
