/** The sandbox's own integration and users; of use there only. */
export const magentoKeys = {
  consumerKey: 'causewaydemoconsumerkey000000001', consumerSecret: 'causewaydemoconsumersecret000001', accessToken: 'causewaydemoaccesstoken000000001', accessTokenSecret: 'causewaydemoaccesssecret00000001',
}
export const intacctSettings = { companyId: 'causeway-demo', senderId: 'causeway-sender', userId: 'causeway-ws', entityId: '' }
export const intacctSecrets = { senderPassword: 'sender-demo-1', userPassword: 'books-demo-1' }
