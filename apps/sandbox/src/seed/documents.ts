import { formatDate } from '../intacct/dates.ts'
import { documentTotals, lineTotal } from '../intacct/objects/document-totals.ts'
import { salesDocument, salesDocumentLine, salesDocumentSubtotal, transactionDefinitions } from '../intacct/objects/sales-document.ts'
import type { Row } from '../intacct/books/definition.ts'
import { formatTimestamp } from '../intacct/dates.ts'
import type { OrderCase, OrderLine, PlannedInvoice, ShopOrder } from './order-case.ts'
import { booksAsOf, rowOf } from './rows.ts'

const euro = 1.1
const day = 86_400_000

interface Documents { SODOCUMENT: Row[]; SODOCUMENTENTRY: Row[]; SODOCUMENTSUBTOTALS: Row[] }
interface Entered { definition: string; order: ShopOrder; lines: readonly OrderLine[]; state: string; currency: string; shipping: string; tax: string; at: Date; reference: PlannedInvoice['reference']; source?: Source | undefined }
/** The sales order that an invoice is made from: its ID, and its lines, of which each invoice line takes one that has enough. */
interface Source { docId: string; recordNo: string; lines: Row[] }

/** The documents of the books for all orders: a sales order each, then its invoices in the order of their dates. */
export function documentRows(cases: readonly OrderCase[], customerNames: ReadonlyMap<string, string>): Documents {
  const rows: Documents = { SODOCUMENT: [], SODOCUMENTENTRY: [], SODOCUMENTSUBTOTALS: [] }
  const numbers: Record<string, number> = {}
  const enter = (one: Entered): Source => {
    const { docClass = '', prefix = '' } = transactionDefinitions[one.definition] ?? {}
    const number = (numbers[one.definition] = (numbers[one.definition] ?? 0) + 1)
    const docNo = `${prefix}${String(number).padStart(5, '0')}`
    const docId = `${one.definition}-${docNo}`
    const recordNo = 1000 + rows.SODOCUMENT.length
    const rate = one.currency === 'EUR' ? euro : 1
    const times = { created: one.at, modified: one.at }
    const date = formatDate(one.at)
    const stamps = { WHENCREATED: date, AUWHENCREATED: formatTimestamp(one.at) }
    const lines = one.lines.map((line, at) => lineRow(line, { ...one, at: one.at }, rows.SODOCUMENTENTRY.length + at + 1, { DOCHDRNO: String(recordNo), DOCHDRID: docId, DOCPARID: one.definition, LINE_NO: String(at), CURRENCY: one.currency, ...stamps }, rate))
    const subtotals = [['Shipping', one.shipping], ['Sales tax', one.tax]].filter(([, value]) => Number(value) !== 0).map(([name = '', value = ''], at) =>
      rowOf(salesDocumentSubtotal, rows.SODOCUMENTSUBTOTALS.length + at + 1, { DOCHDRNO: String(recordNo), DESCRIPTION: name, ABSVAL: value, TRX_ABSVAL: value, TRX_TOTAL: value, TOTAL: lineTotal(Number(value), rate) }, times))
    const named = (...kinds: PlannedInvoice['reference'][]) => (kinds.includes(one.reference) ? one.order.incrementId : '')
    rows.SODOCUMENTENTRY.push(...lines)
    rows.SODOCUMENTSUBTOTALS.push(...subtotals)
    rows.SODOCUMENT.push(rowOf(salesDocument, recordNo, {
      ...stamps, DOCID: docId, DOCNO: docNo, DOCPARID: one.definition, DOCPARCLASS: docClass, STATE: one.state, CLOSED: String(one.state === 'Closed'),
      CREATEDFROM: one.source && ['all', 'created-from'].includes(one.reference) ? one.source.docId : '', WHENPOSTED: date, WHENDUE: formatDate(new Date(one.at.getTime() + 30 * day)),
      PONUMBER: named('all', 'reference'), MAGENTO_ORDER: named('all', 'custom'), CUSTOMERPONUMBER: '', CUSTVENDID: one.order.customerId,
      CUSTVENDNAME: customerNames.get(one.order.customerId) ?? '', 'TERM.NAME': 'N30', BASECURR: 'USD', CURRENCY: one.currency, EXCHRATE: String(rate), PRINTED: 'false',
      PAYMENTSTATUS: one.definition === 'Sales Invoice' ? 'Open' : '', ...documentTotals(lines, subtotals, rate),
    }, times))
    return { docId, recordNo: String(recordNo), lines }
  }
  for (const { order, invoices } of cases) {
    const placed = rows.SODOCUMENT.length
    const source = enter({ definition: 'Sales Order', order, lines: order.lines, state: 'Pending', currency: order.currency, shipping: order.shipping, tax: order.tax, at: order.createdAt, reference: 'all' })
    invoices.forEach((invoice, at) => enter({ ...invoice, order, source, at: new Date(Math.min(order.createdAt.getTime() + (at + 1) * 1.5 * day, booksAsOf.getTime() - 1000)) }))
    settle(rows, placed, source)
  }
  return rows
}

function lineRow(line: OrderLine, one: Entered, recordNo: number, values: Record<string, string>, rate: number): Row {
  const value = lineTotal(line.quantity, Number(line.price))
  const source = one.source && ['all', 'created-from'].includes(one.reference) && one.definition === 'Sales Invoice' ? takeFrom(one.source, line) : undefined
  const per = line.unit?.of ?? 1
  return rowOf(salesDocumentLine, recordNo, {
    ...values, ITEMID: line.sku, ITEMNAME: line.name, ITEMDESC: line.name, UNIT: line.unit?.name ?? 'Each', QUANTITY: String(line.quantity), UIQTY: String(line.quantity / per), PRICE: line.price, TRX_PRICE: line.price,
    UIPRICE: (Number(line.price) * per).toFixed(2), RETAILPRICE: line.price, TRX_VALUE: value, TOTAL: lineTotal(Number(value), rate), QTY_CONVERTED: '0', QTY_REMAINING: String(line.quantity),
    SOURCE_DOCKEY: source ? one.source?.recordNo ?? '' : '', SOURCE_DOCLINEKEY: source?.RECORDNO ?? '', 'WAREHOUSE.LOCATION_NO': 'WH-EAST',
  }, { created: one.at, modified: one.at })
}

/** The order's line that an invoice's line bills: of that item, at that price if there is one, with enough left. Notes what is converted. */
function takeFrom(source: Source, { sku, price, quantity }: OrderLine): Row | undefined {
  const candidates = source.lines.filter((row) => row.ITEMID === sku && Number(row.QTY_REMAINING) > 0)
  const found = candidates.find((row) => row.PRICE === price && Number(row.QTY_REMAINING) >= quantity) ?? candidates.find((row) => row.PRICE === price) ?? candidates[0]
  if (!found) return undefined
  const converted = Number(found.QTY_CONVERTED) + quantity
  const at = source.lines.indexOf(found)
  source.lines[at] = { ...found, QTY_CONVERTED: String(converted), QTY_REMAINING: String(Math.max(0, Number(found.QUANTITY) - converted)) }
  return source.lines[at]
}

/** Puts the sales order's lines back as they were converted, and its state with them. */
function settle(rows: Documents, placed: number, { lines }: Source): void {
  for (const line of lines) rows.SODOCUMENTENTRY[Number(line.RECORDNO) - 1] = line
  const header = rows.SODOCUMENT[placed]
  if (!header || lines.every(({ QTY_CONVERTED }) => QTY_CONVERTED === '0')) return
  rows.SODOCUMENT[placed] = { ...header, STATE: lines.some(({ QTY_REMAINING }) => Number(QTY_REMAINING) > 0) ? 'Partially Converted' : 'Converted' }
}
