import type { IntacctClient } from '@causeway/intacct'
import type { Directory } from '../forms.ts'

type List = Directory[string]

/** Lists of the books that forms choose from, by their key in the directory. A new one is one line. */
export const intacctLists: Record<string, (intacct: IntacctClient) => Promise<List>> = {
  'intacct.customerTypes': listOf('CUSTTYPE', 'NAME'),
  'intacct.terms': listOf('ARTERM', 'NAME', 'DESCRIPTION'),
  'intacct.productLines': listOf('PRODUCTLINE', 'PRODUCTLINEID', 'DESCRIPTION'),
  'intacct.warehouses': listOf('WAREHOUSE', 'WAREHOUSEID', 'NAME'),
  'intacct.priceLists': listOf('SOPRICELIST', 'NAME'),
  'intacct.taxGroups': listOf('ITEMTAXGROUP', 'NAME'),
  'intacct.salesDefinitions': listOf('SODOCUMENTPARAMS', 'DOCID'),
  'intacct.entities': listOf('LOCATIONENTITY', 'LOCATIONID', 'NAME'),
}

/** Everything of an object by one field, active or not: a setting may speak of what is no longer in use. */
function listOf(object: string, value: string, label = value) {
  return async (intacct: IntacctClient): Promise<List> => {
    const rows: Record<string, string>[] = []
    let after: number | null = 0
    while (after !== null) {
      const page = await intacct.queryByKey({ object, select: [...new Set(['RECORDNO', value, label, 'STATUS'])], afterRecordNo: after })
      rows.push(...page.rows)
      after = page.next
    }
    return rows.flatMap((row) => {
      const key = row[value]?.trim()
      if (!key) return []
      const name = row[label]?.trim() || key
      return [{ value: key, label: name, ...(row.STATUS && row.STATUS !== 'active' ? { hint: 'Inactive' } : {}) }]
    }).sort((a, b) => a.label.localeCompare(b.label, 'en'))
  }
}
