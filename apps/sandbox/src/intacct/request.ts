import { ControlFailure, problems } from './problems.ts'
import { attributeOf, child, children, namesIn, parseXml, textOf, type XmlNode } from './xml.ts'

/** Longest request, and most functions in one: the real limits are not public; these stop a runaway client. */
export const maxRequestBytes = 10 * 1_048_576
const maxFunctions = 500

export interface Control { senderId: string; password: string; controlId: string; uniqueId: boolean; dtdVersion: string; gap: string }
export type Authentication =
  | { kind: 'login'; userId: string; companyId: string; password: string; locationId: string }
  | { kind: 'session'; sessionId: string }
export interface FunctionCall { controlId: string; name: string; node: XmlNode }
export interface GatewayRequest { control: Control; transaction: boolean; authentication: Authentication; functions: FunctionCall[] }

/** Reads a request; throws a ControlFailure for one that the gateway would refuse before it looks at anything else. */
export function readRequest(text: string): GatewayRequest {
  let root: XmlNode
  try {
    root = parseXml(text)
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'not well-formed')
  }
  const request = child(root, 'request') ?? missing('request')
  const control = readControl(child(request, 'control') ?? missing('control'))
  const operation = child(request, 'operation') ?? missing('operation')
  const content = child(operation, 'content') ?? missing('content')
  const functions = children(content, 'function').map(readFunction)
  if (functions.length === 0) missing('function')
  if (functions.length > maxFunctions) throw malformed(`more than ${maxFunctions} functions in one request`)
  return { control, transaction: attributeOf(operation, 'transaction') === 'true', authentication: readAuthentication(operation), functions }
}

function readControl(node: XmlNode): Control {
  const value = (name: string) => textOf(node, name).trim()
  for (const name of ['senderid', 'password', 'controlid', 'dtdversion']) if (!child(node, name)) missing(name)
  return {
    senderId: value('senderid'), password: textOf(node, 'password'), controlId: value('controlid'), dtdVersion: value('dtdversion'),
    // Both are true when they are left out, as documented.
    uniqueId: value('uniqueid') !== 'false', gap: value('includewhitespace') === 'false' ? '' : '\n',
  }
}

function readAuthentication(operation: XmlNode): Authentication {
  const authentication = child(operation, 'authentication') ?? missing('authentication')
  const login = child(authentication, 'login')
  const sessionId = textOf(authentication, 'sessionid').trim()
  if (!login) return sessionId ? { kind: 'session', sessionId } : missing('login')
  // "company|client|entity" is the documented short form; a client company is not something the sandbox has.
  const [companyId = '', , entity = ''] = textOf(login, 'companyid').trim().split('|')
  return { kind: 'login', userId: textOf(login, 'userid').trim(), companyId, password: textOf(login, 'password'), locationId: textOf(login, 'locationid').trim() || entity }
}

function readFunction(node: XmlNode): FunctionCall {
  const [name] = namesIn(node)
  const inner = name === undefined ? undefined : child(node, name)
  if (!name || !inner) throw malformed('the element function is empty')
  const controlId = attributeOf(node, 'controlid')
  if (!controlId) throw malformed('the element function needs the attribute controlid')
  return { controlId, name, node: inner }
}

const malformed = (why: string) => new ControlFailure(400, problems.malformed(why))
function missing(name: string): never {
  throw malformed(`the element ${name} is missing`)
}
