import { randomUUID } from 'node:crypto'
import { demoCompanyId, demoSender, demoUser } from '../src/seed/index.ts'

export interface Answer { status: number; text: string; headers: Headers }

/** Sends one function to a sandbox's gateway, signed in by name. Rejects when the connection ends without an answer. */
export async function askIntacct(url: string, inner: string, { session }: { session?: string } = {}): Promise<Answer> {
  const signIn = session ? `<sessionid>${session}</sessionid>` : `<login><userid>${demoUser.userId}</userid><companyid>${demoCompanyId}</companyid><password>${demoUser.password}</password></login>`
  const answer = await fetch(`${url}/ia/xml/xmlgw.phtml`, {
    method: 'POST', headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?><request><control><senderid>${demoSender.senderId}</senderid><password>${demoSender.password}</password><controlid>test</controlid><uniqueid>false</uniqueid><dtdversion>3.0</dtdversion></control>`
      + `<operation><authentication>${signIn}</authentication><content><function controlid="${randomUUID()}">${inner}</function></content></operation></request>`,
  })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

export const createCustomer = (id: string, name = `Customer ${id}`): string =>
  `<create><CUSTOMER><CUSTOMERID>${id}</CUSTOMERID><NAME>${name}</NAME><DISPLAYCONTACT><EMAIL1>${id.toLowerCase()}@example.com</EMAIL1></DISPLAYCONTACT></CUSTOMER></create>`

export const queryCustomers = (pageSize = 100): string =>
  `<query><object>CUSTOMER</object><select><field>RECORDNO</field><field>CUSTOMERID</field></select><orderby><order><field>RECORDNO</field><ascending/></order></orderby><pagesize>${pageSize}</pagesize></query>`
