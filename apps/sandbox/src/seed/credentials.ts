import type { Company } from '../intacct/index.ts'
import type { Accounts, Administrator, Integration } from '../magento/index.ts'

/** How to sign in to the demo company. Invented, and of use in the sandbox only. */
export const demoSender = { senderId: 'causeway-sender', password: 'sender-demo-1' } as const
/** A sender that exists but that the company has not authorized. */
export const strangeSender = { senderId: 'stranger', password: 'stranger-demo-1' } as const
export const demoCompanyId = 'causeway-demo'
export const demoUser = { userId: 'causeway-ws', password: 'books-demo-1' } as const
/** A user whose role may neither list nor view customers and contacts. */
export const limitedUser = { userId: 'causeway-limited', password: 'limited-demo-1' } as const

export const demoCompany: Company = {
  companyId: demoCompanyId,
  senders: [demoSender, strangeSender],
  authorizedSenders: [demoSender.senderId],
  users: [{ ...demoUser, denied: [] }, { ...limitedUser, denied: ['CUSTOMER', 'CONTACT'] }],
}

/** The demo shop's administrator. */
export const demoAdministrator: Administrator = { id: 1, username: 'admin', password: 'shop-demo-1', resources: 'all' }
/** An administrator whose role may only see and edit products. */
export const limitedAdministrator: Administrator = { id: 2, username: 'catalog', password: 'catalog-demo-1', resources: ['Magento_Backend::admin', 'Magento_Catalog::catalog', 'Magento_Catalog::products'] }
/** The integration that Causeway uses: all four keys, all permissions. */
export const demoIntegration: Integration = {
  id: 1, name: 'Causeway', consumerKey: 'causewaydemoconsumerkey000000001', consumerSecret: 'causewaydemoconsumersecret000001',
  accessToken: 'causewaydemoaccesstoken000000001', accessTokenSecret: 'causewaydemoaccesssecret00000001', resources: 'all',
}
/** An integration without the permissions for customers and customer groups. */
export const limitedIntegration: Integration = {
  id: 2, name: 'Causeway without customers', consumerKey: 'causewaydemoconsumerkey000000002', consumerSecret: 'causewaydemoconsumersecret000002',
  accessToken: 'causewaydemoaccesstoken000000002', accessTokenSecret: 'causewaydemoaccesssecret00000002',
  resources: ['Magento_Backend::admin', 'Magento_Backend::store', 'Magento_Catalog::catalog', 'Magento_Catalog::products', 'Magento_Catalog::categories', 'Magento_Sales::sales'],
}
export const demoAccounts: Accounts = { administrators: [demoAdministrator, limitedAdministrator], integrations: [demoIntegration, limitedIntegration] }
