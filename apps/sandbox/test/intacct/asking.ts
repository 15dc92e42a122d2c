import { createIntacctState, type IntacctOptions, type IntacctState } from '../../src/intacct/index.ts'
import { serveIntacct } from '../../src/intacct/serve.ts'
import { attributeOf, child, children, namesIn, parseXml, textOf, type XmlNode } from '../../src/intacct/xml.ts'
import { demoCompany, demoCompanyId, demoSender, demoUser, seedBooks, type SeedOptions } from '../../src/seed/index.ts'

export interface Told { status: string; controlId: string; data: XmlNode | undefined; facts: Record<string, string>; rows: Record<string, string>[]; errors: string[]; numbers: string[] }
export interface Answer { http: number; control: string; authentication: string; errors: string[]; results: Told[]; text: string; sessionTimeout: string }

export interface Asking {
  url: string
  state: IntacctState
  /** Posts a whole request. */
  post(xml: string): Promise<Answer>
  /** Signs by name and password, and asks the functions given as XML. */
  ask(functions: string | readonly string[], options?: AskOptions): Promise<Answer>
  /** The one result of one function. */
  one(functionXml: string, options?: AskOptions): Promise<Told>
  close(): Promise<void>
}

export interface AskOptions {
  senderId?: string
  senderPassword?: string
  companyId?: string
  userId?: string
  userPassword?: string
  locationId?: string
  sessionId?: string
  uniqueId?: boolean
  transaction?: boolean
  controlIds?: readonly string[]
}

/** The gateway with the demo company's books, spoken to in XML over HTTP. */
export async function startAsking(seed: SeedOptions, options: Partial<IntacctOptions> = {}): Promise<Asking> {
  const state = createIntacctState({ company: demoCompany, books: seedBooks(seed), ...options })
  const { url, close } = await serveIntacct(state)
  const post = async (xml: string): Promise<Answer> => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: xml })
    return readAnswer(response.status, await response.text())
  }
  const ask = (functions: string | readonly string[], how: AskOptions = {}) => post(requestXml([functions].flat(), how))
  return {
    url, state, post, ask, close,
    async one(functionXml, how) {
      const { results, text } = await ask(functionXml, how)
      const [result] = results
      if (!result) throw new Error(`There is no result in: ${text.slice(0, 500)}`)
      return result
    },
  }
}

let asked = 0
export function requestXml(functions: readonly string[], how: AskOptions = {}): string {
  const { senderId = demoSender.senderId, senderPassword = demoSender.password, companyId = demoCompanyId, userId = demoUser.userId, userPassword = demoUser.password } = how
  const authentication = how.sessionId ? `<sessionid>${how.sessionId}</sessionid>`
    : `<login><userid>${userId}</userid><companyid>${companyId}</companyid><password>${userPassword}</password>${how.locationId === undefined ? '' : `<locationid>${how.locationId}</locationid>`}</login>`
  const content = functions.map((inner, at) => `<function controlid="${how.controlIds?.[at] ?? `f${asked += 1}`}">${inner}</function>`).join('')
  return `<?xml version="1.0"?><request><control><senderid>${senderId}</senderid><password>${senderPassword}</password><controlid>r1</controlid>`
    + `<uniqueid>${how.uniqueId ?? false}</uniqueid><dtdversion>3.0</dtdversion></control><operation${how.transaction ? ' transaction="true"' : ''}>`
    + `<authentication>${authentication}</authentication><content>${content}</content></operation></request>`
}

function readAnswer(http: number, text: string): Answer {
  const response = child(parseXml(text), 'response')
  const operation = child(response, 'operation')
  const authentication = child(operation, 'authentication')
  return {
    http, text, control: textOf(child(response, 'control'), 'status'), authentication: textOf(authentication, 'status'), sessionTimeout: textOf(authentication, 'sessiontimeout'),
    errors: errorsIn(child(response, 'errormessage') ?? child(operation, 'errormessage')), results: children(operation, 'result').map(readResult),
  }
}

function readResult(node: XmlNode): Told {
  const data = child(node, 'data')
  const facts = Object.fromEntries(['listtype', 'totalcount', 'offset', 'count', 'numremaining', 'resultId'].map((name) => [name, attributeOf(data ?? {}, name)]))
  const rows = data ? namesIn(data).flatMap((name) => children(data, name).map((row) => flat(row))) : []
  const message = child(node, 'errormessage')
  return {
    status: textOf(node, 'status'), controlId: textOf(node, 'controlid'), data, facts, rows, errors: errorsIn(message),
    numbers: children(message, 'error').map((error) => textOf(error, 'errorno')),
  }
}

const errorsIn = (message: XmlNode | undefined): string[] => children(message, 'error').map((error) => (textOf(error, 'description2') || textOf(error, 'description')).replace(/ \[Support ID: [^\]]+\]$/, ''))

function flat(node: XmlNode, prefix = '', into: Record<string, string> = {}): Record<string, string> {
  for (const name of namesIn(node)) {
    children(node, name).forEach((inner, at) => {
      const path = `${prefix}${name}${at ? `[${at}]` : ''}`
      if (namesIn(inner).length) flat(inner, `${path}.`, into)
      else into[path] = textOf(inner)
    })
  }
  return into
}

export interface Asked { object?: string; filter?: string; select?: readonly string[]; order?: string; pagesize?: number; offset?: number; options?: string; docparid?: string }
/** `<query>` in XML. */
export const query = ({ object = 'CUSTOMER', filter, select = ['RECORDNO'], order, pagesize = 2000, offset, options, docparid }: Asked): string =>
  `<query><object>${object}</object><select>${select.map((name) => `<field>${name}</field>`).join('')}</select>${filter ? `<filter>${filter}</filter>` : ''}`
  + `${order ? `<orderby><order>${order}</order></orderby>` : ''}${options ? `<options>${options}</options>` : ''}`
  + `${docparid ? `<docparid>${docparid}</docparid>` : ''}<pagesize>${pagesize}</pagesize>${offset === undefined ? '' : `<offset>${offset}</offset>`}</query>`

/** A condition in XML. */
export const where = (operator: string, field: string, ...values: readonly (string | number)[]): string =>
  `<${operator}><field>${field}</field>${values.map((value) => `<value>${value}</value>`).join('')}</${operator}>`
