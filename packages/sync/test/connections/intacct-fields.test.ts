import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createIntacctClient, type IntacctClient } from '@causeway/intacct'
import { createSandbox, demoCompanyId, demoSender, demoUser, type Sandbox } from '../../../../apps/sandbox/src/index.ts'
import { readFields } from '../../src/connections/directory/intacct-fields.ts'

let sandbox: Sandbox
let intacct: IntacctClient
beforeAll(async () => {
  sandbox = await createSandbox({ sizes: { customers: 10 } })
  intacct = createIntacctClient({
    url: `${sandbox.url}/ia/xml/xmlgw.phtml`, companyId: demoCompanyId, senderId: demoSender.senderId, senderPassword: demoSender.password,
    userId: demoUser.userId, userPassword: demoUser.password,
  })
})
afterAll(async () => {
  intacct.close()
  await sandbox.close()
})

test('the fields that are offered can all be selected by one query, those of the display contact too', async () => {
  const fields = await readFields(intacct, 'CUSTOMER', ['DISPLAYCONTACT'])
  expect(fields.map(({ value }) => value)).toEqual(expect.arrayContaining(['NAME', 'DISPLAYCONTACT.EMAIL1', 'DISPLAYCONTACT.LASTNAME']))
  const { rows } = await intacct.query({ object: 'CUSTOMER', select: fields.map(({ value }) => value), pageSize: 1 })
  expect(rows).toHaveLength(1)
})
