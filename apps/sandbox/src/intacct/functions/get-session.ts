import type { Answered, Context } from '../context.ts'
import { checkEntity, type SignedIn } from '../sign-in.ts'
import type { IntacctState } from '../state.ts'
import { child, element, textOf, type XmlNode } from '../xml.ts'

/** The path that the gateway answers at. */
export const gatewayPath = '/ia/xml/xmlgw.phtml'

/** `getAPISession`: a session for the entity that it names, for the top level when it names none, else for where one is. */
export function getApiSession(node: XmlNode, context: Context, state: IntacctState, { account, companyId, locationId }: SignedIn): Answered {
  const wanted = child(node, 'locationid') ? textOf(node, 'locationid').trim() : locationId
  checkEntity(state, account, wanted)
  const session = state.sessions.start(account, companyId, wanted)
  return {
    xml: `<data><api>${element('sessionid', session.sessionId)}${element('endpoint', context.origin + gatewayPath)}${element('locationid', wanted)}</api></data>`,
    transactions: 0,
  }
}
