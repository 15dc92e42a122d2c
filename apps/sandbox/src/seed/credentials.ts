import type { Company } from '../intacct/index.ts'

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
