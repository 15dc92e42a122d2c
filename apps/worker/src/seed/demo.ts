/**
 * What the demo is made of. The sign-ins to the sandbox are those of apps/sandbox/src/seed/credentials.ts: an app imports no other, so they are
 * written down twice, and a test compares them.
 */
export const demoPassword = 'causeway-demo'

export interface DemoPerson { email: string; name: string; role: 'owner' | 'admin' | 'user' | 'support' }

export const demoTenant = {
  slug: 'demo', name: 'Demo Trading Co.', timeZone: 'America/New_York',
  people: [
    { email: 'admin@demo.test', name: 'Alex Admin', role: 'owner' },
    { email: 'user@demo.test', name: 'Uma User', role: 'user' },
    { email: 'support@demo.test', name: 'Sam Support', role: 'support' },
  ] satisfies DemoPerson[],
}

/** A second tenant, which sees nothing of the first. Its connections wait for their credentials. */
export const otherTenant = {
  slug: 'harbour', name: 'Harbour Supplies', timeZone: 'Europe/London',
  people: [{ email: 'owner@harbour.test', name: 'Olive Owner', role: 'owner' }] satisfies DemoPerson[],
}

export const demoIntacct = {
  companyId: 'causeway-demo', senderId: 'causeway-sender', senderPassword: 'sender-demo-1', userId: 'causeway-ws', userPassword: 'books-demo-1',
}

export const demoMagento = {
  consumerKey: 'causewaydemoconsumerkey000000001', consumerSecret: 'causewaydemoconsumersecret000001',
  accessToken: 'causewaydemoaccesstoken000000001', accessTokenSecret: 'causewaydemoaccesssecret00000001',
}
