import { pino, type DestinationStream, type Logger } from 'pino'

const secretNames = [
  'password', 'senderPassword', 'userPassword', 'adminPassword', 'secret', 'consumerSecret', 'consumerKey', 'accessToken', 'accessTokenSecret',
  'bearerToken', 'token', 'authorization', 'Authorization', 'cookie', 'sealed', 'sessionid', 'sessionId', 'apiKey',
]
const redacted = ['', '*.', '*.*.', '*.*.*.'].flatMap((prefix) => secretNames.map((name) => `${prefix}${name}`))

const longestMessage = 2_000
const deepestCause = 5

/** An error as it is logged: what it says and where it came from. Anything else that hangs on it (requests, headers, rows) stays out. */
export interface LoggedError { type: string; message: string; code?: string; stack?: string; cause?: LoggedError }

/** Only these parts of an error go to the log: libraries hang whole requests on theirs. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutCredentials(String(error)) }
  const code: unknown = (error as { code?: unknown }).code
  return {
    type: error.name, message: withoutCredentials(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(error.stack ? { stack: withoutCredentials(error.stack) } : {}),
    ...(error.cause !== undefined && depth < deepestCause ? { cause: loggedError(error.cause, depth + 1) } : {}),
  }
}

/** Name and password in an address: postgres://role:password@host. */
const withoutCredentials = (text: string) => text.slice(0, longestMessage).replace(/(\w:\/\/)[^/\s@]*@/g, '$1(secret)@')

/**
 * A structured logger (one JSON object a line). Whatever is named like a secret is blanked, up to four levels deep; errors belong under `err`.
 * @param destination where lines go; default standard output
 */
export function logger(name: string, level = process.env.LOG_LEVEL || 'info', destination?: DestinationStream): Logger {
  const options = { name, level, redact: { paths: redacted, censor: '(secret)' }, serializers: { err: (error: unknown) => loggedError(error) } }
  return destination ? pino(options, destination) : pino(options)
}
