import { createIntacctClient } from '@causeway/intacct'
import { customerFields } from '../../packages/sync/src/entities/customers/read.ts'
import { measured } from './measure.mjs'
import { intacctSecrets, intacctSettings } from './sign-in.mjs'

const { url } = JSON.parse(process.env.BENCH ?? '{}') as { url: string }

await measured(async () => {
  let calls = 0
  const books = createIntacctClient({ url: `${url}/ia/xml/xmlgw.phtml`, ...intacctSettings, ...intacctSecrets, onCall: () => { calls += 1 } })
  let rows = 0
  for (let after: number | null = 0; after !== null;) {
    const page = await books.queryByKey({ object: 'CUSTOMER', select: customerFields, afterRecordNo: after })
    rows += page.rows.length
    after = page.next
  }
  books.close()
  return { calls, rows }
})
