import { pino, type Logger } from 'pino'

const secretNames = [
  'password', 'senderPassword', 'userPassword', 'adminPassword', 'secret', 'consumerSecret', 'consumerKey', 'accessToken', 'accessTokenSecret',
  'bearerToken', 'token', 'authorization', 'Authorization', 'cookie', 'sealed', 'sessionid', 'apiKey',
]
const redacted = ['', '*.', '*.*.', '*.*.*.'].flatMap((prefix) => secretNames.map((name) => `${prefix}${name}`))

/** A structured logger; whatever is named like a secret is blanked, up to four levels deep. */
export function logger(name: string, level = process.env.LOG_LEVEL || 'info'): Logger {
  return pino({ name, level, redact: { paths: redacted, censor: '(secret)' } })
}
