import { randomUUID } from 'node:crypto'
import { element, escapeXml } from './xml.ts'

/** A function of a request: its XML, and how it is called in the answer. */
export interface GatewayFunction {
  /** The element's name: query, lookup, create. */
  name: string
  xml: string
  controlId?: string
}

export interface Sender { senderId: string; senderPassword: string }
export interface Login { companyId: string; userId: string; userPassword: string; entityId: string }

/** Signs in by name and password, or goes on with a session. */
export type Authentication = { login: Login } | { sessionId: string }

/** `unique`: the gateway refuses a function whose control id it has seen, its own guard against doubles (for writes). */
export function requestXml(sender: Sender, authentication: Authentication, functions: GatewayFunction[], { unique }: { unique: boolean }): string {
  const controlId = randomUUID()
  const authenticate = 'sessionId' in authentication
    ? element('sessionid', authentication.sessionId)
    : `<login>${element('userid', authentication.login.userId)}${element('companyid', authentication.login.companyId)}${element('password', authentication.login.userPassword)}${authentication.login.entityId ? element('locationid', authentication.login.entityId) : ''}</login>`
  return '<?xml version="1.0" encoding="UTF-8"?>'
    + `<request><control>${element('senderid', sender.senderId)}${element('password', sender.senderPassword)}${element('controlid', controlId)}`
    + `<uniqueid>${unique}</uniqueid><dtdversion>3.0</dtdversion><includewhitespace>false</includewhitespace></control>`
    + `<operation><authentication>${authenticate}</authentication><content>`
    + functions.map((call) => `<function controlid="${escapeXml(call.controlId ?? randomUUID())}">${call.xml}</function>`).join('')
    + '</content></operation></request>'
}
