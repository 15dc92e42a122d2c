import type { Answered, Context } from '../context.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { child, children, element, textOf, type XmlNode } from '../xml.ts'
import { createRecord, type Given } from './write.ts'

const headerFields = {
  transactiontype: 'DOCPARID', createdfrom: 'CREATEDFROM', customerid: 'CUSTVENDID', documentno: 'DOCNO', referenceno: 'PONUMBER', customerponumber: 'CUSTOMERPONUMBER',
  message: 'MESSAGE', termname: 'TERM.NAME', shippingmethod: 'SHIPVIA', basecurr: 'BASECURR', currency: 'CURRENCY', exchrate: 'EXCHRATE', state: 'STATE', trackingnumber: 'TRACKINGNUMBER',
} as const
const lineFields = {
  bundlenumber: 'BUNDLENUMBER', itemid: 'ITEMID', itemdesc: 'ITEMDESC', warehouseid: 'WAREHOUSE.LOCATION_NO', quantity: 'QUANTITY', unit: 'UNIT', price: 'PRICE',
  discountpercent: 'DISCOUNTPERCENT', sourcelinekey: 'SOURCE_DOCLINEKEY', memo: 'MEMO', locationid: 'LOCATIONID', departmentid: 'DEPARTMENTID',
} as const

/** `create_sotransaction`: an Order Entry transaction with lines and subtotals. Legacy, but the only way to make one. Answers `<key>`. */
export function createSalesTransaction(node: XmlNode, context: Context): Answered {
  const lines = children(child(node, 'sotransitems'), 'sotransitem')
  if (lines.length === 0) throw new FunctionFailure(problems.invalid('The transaction needs at least one line.'))
  const header = createRecord('SODOCUMENT', {
    ...given(node, headerFields), ...customFields(node), WHENCREATED: dateOf(child(node, 'datecreated')), WHENDUE: dateOf(child(node, 'datedue')), WHENPOSTED: dateOf(child(node, 'dateposted')),
  }, context)
  for (const line of lines) createRecord('SODOCUMENTENTRY', { DOCHDRNO: header.RECORDNO ?? '', ...given(line, lineFields) }, context)
  for (const subtotal of children(child(node, 'subtotals'), 'subtotal')) {
    createRecord('SODOCUMENTSUBTOTALS', { DOCHDRNO: header.RECORDNO ?? '', DESCRIPTION: textOf(subtotal, 'description'), TRX_ABSVAL: textOf(subtotal, 'total') || textOf(subtotal, 'absval') }, context)
  }
  return { xml: element('key', header.DOCID ?? ''), transactions: 1 }
}

const given = (node: XmlNode, names: Readonly<Record<string, string>>): Given =>
  Object.fromEntries(Object.entries(names).flatMap(([name, field]) => (child(node, name) ? [[field, textOf(node, name).trim()]] : [])))

const customFields = (node: XmlNode): Given =>
  Object.fromEntries(children(child(node, 'customfields'), 'customfield').map((one) => [textOf(one, 'customfieldname').trim(), textOf(one, 'customfieldvalue')]))

/** `<year>2026</year><month>3</month><day>8</day>` as MM/DD/YYYY. */
function dateOf(node: XmlNode | undefined): string {
  if (!node) return ''
  const two = (name: string) => textOf(node, name).trim().padStart(2, '0')
  return `${two('month')}/${two('day')}/${textOf(node, 'year').trim()}`
}
