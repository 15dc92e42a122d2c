import { choice, field, flag, money, set, systemFields, text, type Books, type Field, type ObjectDefinition, type Row } from '../books/definition.ts'
import { formatTimestamp } from '../dates.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { documentTotals, lineTotal } from './document-totals.ts'

/** Transaction definitions of Order Entry: the document's class and how its numbers begin. */
export const transactionDefinitions: Readonly<Record<string, { docClass: string; prefix: string }>> = {
  'Sales Order': { docClass: 'Order', prefix: 'SO' }, 'Sales Invoice': { docClass: 'Invoice', prefix: 'SI' },
  'Sales Credit Invoice': { docClass: 'Adjustment', prefix: 'SC' }, 'Sales Return': { docClass: 'Adjustment', prefix: 'SR' },
}

/** As the vendor's page lists them. */
export const documentStates = [
  'Draft', 'Submitted', 'Approved', 'Partially Approved', 'Declined', 'Pending', 'Closed', 'In Progress', 'Converted', 'Partially Converted',
] as const

// A document's WHENCREATED is its date; the time it was made is AUWHENCREATED.
const stamps: readonly Field[] = [
  ...systemFields.map((one) => (one.id === 'WHENCREATED' ? field('WHENCREATED', 'DATE', 'Transaction date') : one)), set('AUWHENCREATED', 'TIMESTAMP', 'Entered on'),
]

/**
 * A transaction of Order Entry. What it was made from stands in CREATEDFROM ("Sales Order-SO00001"). MAGENTO_ORDER is a custom field of
 * the definitions named: like any of a document, known only where `docparid` names one.
 */
export const salesDocument: ObjectDefinition = {
  name: 'SODOCUMENT', label: 'Order Entry transaction', key: 'DOCID', docPar: 'DOCPARID',
  fields: [
    set('DOCID', 'TEXT', 'Document ID'), { ...choice('DOCPARID', 'Transaction definition', ...Object.keys(transactionDefinitions)), required: true },
    set('DOCPARCLASS', 'TEXT', 'Document class'), text('DOCNO', 'Document number', 45), text('CREATEDFROM', 'Converted from', 200), choice('STATE', 'State', ...documentStates),
    flag('CLOSED', 'Closed'), field('WHENDUE', 'DATE', 'Due date'), field('WHENPOSTED', 'DATE', 'GL posting date'), text('PONUMBER', 'Reference number', 100),
    text('CUSTOMERPONUMBER', 'Customer PO number', 100), text('VENDORDOCNO', 'Vendor document number', 45), field('CUSTVENDID', 'TEXT', 'Customer ID', { required: true, maxLength: 20 }),
    set('CUSTVENDNAME', 'TEXT', 'Customer name'), text('TERM.NAME', 'Payment terms', 80), text('SHIPVIA', 'Ship via'), text('MESSAGE', 'Message', 1000), text('NOTE', 'Note', 1000),
    text('TRACKINGNUMBER', 'Tracking number'), text('BASECURR', 'Base currency', 3), text('CURRENCY', 'Currency', 3), money('EXCHRATE', 'Exchange rate'),
    ...['SUBTOTAL', 'TOTAL', 'TOTALENTERED', 'TOTALPAID', 'TOTALDUE'].flatMap((name) => [set(name, 'DECIMAL', name.toLowerCase()), set(`TRX_${name}`, 'DECIMAL', `transaction ${name.toLowerCase()}`)]),
    choice('PAYMENTSTATUS', 'Payment status', '', 'Open', 'Partially Paid', 'Paid'), flag('PRINTED', 'Printed'), choice('STATUS', 'Status', 'active', 'inactive'),
    field('MAGENTO_ORDER', 'TEXT', 'Magento order', { custom: true, maxLength: 50, onlyIn: ['Sales Order', 'Sales Invoice', 'Sales Credit Invoice'] }),
    ...stamps,
  ],
  relations: [
    { path: 'CUSTOMER', object: 'CUSTOMER', by: 'CUSTVENDID', to: 'CUSTOMERID', label: 'Customer' },
    { path: 'SOURCE', object: 'SODOCUMENT', by: 'CREATEDFROM', to: 'DOCID', label: 'Converted from' },
  ],
  indexes: ['DOCPARID', 'CREATEDFROM', 'CUSTVENDID', 'PONUMBER', 'DOCNO'],
  lines: { container: 'SODOCUMENTENTRIES', object: 'SODOCUMENTENTRY', by: 'DOCHDRNO' },
  write: { defaults: { STATE: 'Pending', STATUS: 'active', CLOSED: 'false', PRINTED: 'false', BASECURR: 'USD', CURRENCY: 'USD', EXCHRATE: '1' }, check, parts },
}

/** QUANTITY and PRICE are in the item's base unit; UIQTY and UIPRICE in the unit that the line names. */
export const salesDocumentLine: ObjectDefinition = {
  name: 'SODOCUMENTENTRY', label: 'Order Entry transaction line', key: 'RECORDNO', docPar: 'DOCPARID',
  fields: [
    field('DOCHDRNO', 'INTEGER', 'Document record number', { required: true }), set('DOCHDRID', 'TEXT', 'Document ID'), set('DOCPARID', 'TEXT', 'Transaction definition'),
    field('LINE_NO', 'INTEGER', 'Line number'), text('BUNDLENUMBER', 'Bundle number', 40), field('ITEMID', 'TEXT', 'Item ID', { required: true, maxLength: 100 }), set('ITEMNAME', 'TEXT', 'Item name'),
    text('ITEMDESC', 'Item description', 400), text('MEMO', 'Memo', 1000), text('UNIT', 'Unit', 40), text('WAREHOUSE.LOCATION_NO', 'Warehouse ID', 40),
    money('QUANTITY', 'Quantity'), money('UIQTY', 'Quantity in the unit'), money('QTY_CONVERTED', 'Quantity converted'), money('QTY_REMAINING', 'Quantity remaining'),
    money('RETAILPRICE', 'Retail price'), money('PRICE', 'Price'), money('UIPRICE', 'Price of the unit'), money('DISCOUNTPERCENT', 'Discount percent'),
    set('TOTAL', 'DECIMAL', 'Total'), set('TRX_VALUE', 'DECIMAL', 'Transaction value'), money('TRX_PRICE', 'Transaction price'), text('CURRENCY', 'Currency', 3),
    field('SOURCE_DOCKEY', 'INTEGER', 'Source document'), field('SOURCE_DOCLINEKEY', 'INTEGER', 'Source line'), text('STATE', 'State', 40), choice('STATUS', 'Status', 'active', 'inactive'),
    text('LOCATIONID', 'Location ID'), text('DEPARTMENTID', 'Department ID'), ...stamps,
  ],
  relations: [
    { path: 'SODOCUMENT', object: 'SODOCUMENT', by: 'DOCHDRNO', to: 'RECORDNO', label: 'Document' },
    { path: 'ITEM', object: 'ITEM', by: 'ITEMID', to: 'ITEMID', label: 'Item' },
  ],
  indexes: ['DOCHDRNO', 'ITEMID', 'SOURCE_DOCLINEKEY'],
  write: { defaults: { STATUS: 'active', UNIT: 'Each', QTY_CONVERTED: '0' }, check: checkLine, parts: lineParts },
}

/** What is added to the lines: shipping, tax, discounts. */
export const salesDocumentSubtotal: ObjectDefinition = {
  name: 'SODOCUMENTSUBTOTALS', label: 'Order Entry transaction subtotal', key: 'RECORDNO',
  fields: [
    field('DOCHDRNO', 'INTEGER', 'Document record number', { required: true }), text('DESCRIPTION', 'Description'), money('ABSVAL', 'Absolute value'), money('PERCENTVAL', 'Percent'),
    set('TOTAL', 'DECIMAL', 'Total'), money('TRX_ABSVAL', 'Transaction absolute value'), set('TRX_TOTAL', 'DECIMAL', 'Transaction total'), choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields,
  ],
  relations: [{ path: 'SODOCUMENT', object: 'SODOCUMENT', by: 'DOCHDRNO', to: 'RECORDNO', label: 'Document' }],
  indexes: ['DOCHDRNO'],
  write: { defaults: { STATUS: 'active', ABSVAL: '0', PERCENTVAL: '0' }, check: checkHeader, parts: subtotalParts },
}

function check(row: Row, before: Row | undefined, books: Books): void {
  if (!row.DOCPARID) throw new FunctionFailure(problems.invalid('Transaction definition is required.'))
  if (!books.table('CUSTOMER').byKey(row.CUSTVENDID ?? '')) throw new FunctionFailure(problems.invalid(`Invalid Customer '${row.CUSTVENDID ?? ''}' specified.`))
  if (row.CREATEDFROM && !before && !books.table('SODOCUMENT').byKey(row.CREATEDFROM)) throw new FunctionFailure(problems.invalid(`The document '${row.CREATEDFROM}' to convert from was not found.`))
  if (before && before.DOCPARID !== row.DOCPARID) throw new FunctionFailure(problems.invalid('The transaction definition cannot be changed.'))
}

/** Number, ID and names of a new document; references come along from the one that it is made from, as they do on conversion. */
function parts(_given: Record<string, string>, row: Row, before: Row | undefined, books: Books): Record<string, string> {
  const { docClass = '', prefix = '' } = transactionDefinitions[row.DOCPARID ?? ''] ?? {}
  const CUSTVENDNAME = books.table('CUSTOMER').byKey(row.CUSTVENDID ?? '')?.NAME ?? ''
  if (before) return { CUSTVENDNAME }
  const documents = books.table('SODOCUMENT')
  const source = documents.byKey(row.CREATEDFROM ?? '')
  let number = documents.where('DOCPARID', row.DOCPARID ?? '').length
  let DOCNO = row.DOCNO ?? ''
  while (!DOCNO || documents.byKey(`${row.DOCPARID ?? ''}-${DOCNO}`)) {
    if (DOCNO && DOCNO === row.DOCNO) throw new FunctionFailure(problems.duplicate('Order Entry transaction', `${row.DOCPARID ?? ''}-${DOCNO}`))
    DOCNO = `${prefix}${String(++number).padStart(5, '0')}`
  }
  const handed = Object.fromEntries(['PONUMBER', 'CUSTOMERPONUMBER', 'MAGENTO_ORDER'].map((name) => [name, row[name] || source?.[name] || '']))
  return { ...handed, DOCNO, DOCID: `${row.DOCPARID ?? ''}-${DOCNO}`, DOCPARCLASS: docClass, CUSTVENDNAME, WHENPOSTED: row.WHENPOSTED || row.WHENCREATED || '', ...documentTotals([], []) }
}

function checkHeader(row: Row, _before: Row | undefined, books: Books): void {
  if (!books.table('SODOCUMENT').get(row.DOCHDRNO ?? '')) throw new FunctionFailure(problems.notFound('Order Entry transaction', row.DOCHDRNO ?? ''))
}

function checkLine(row: Row, before: Row | undefined, books: Books): void {
  checkHeader(row, before, books)
  if (!books.table('ITEM').byKey(row.ITEMID ?? '')) throw new FunctionFailure(problems.invalid(`Invalid Item '${row.ITEMID ?? ''}' specified.`))
  if (!(Number(row.QUANTITY || row.UIQTY) > 0)) throw new FunctionFailure(problems.invalid('The quantity of a line must be more than 0.'))
}

function lineParts(_given: Record<string, string>, row: Row, before: Row | undefined, books: Books): Record<string, string> {
  const header = books.table('SODOCUMENT').get(row.DOCHDRNO ?? '') ?? {}
  const others = books.table('SODOCUMENTENTRY').where('DOCHDRNO', row.DOCHDRNO ?? '').filter(({ RECORDNO }) => RECORDNO !== before?.RECORDNO)
  const quantity = Number(row.QUANTITY || row.UIQTY)
  const item = books.table('ITEM').byKey(row.ITEMID ?? '')
  const price = Number(row.TRX_PRICE || row.PRICE || item?.BASEPRICE || 0)
  const source = before ? undefined : sourceLine(header, row, books)
  const value = lineTotal(quantity, price * (1 - Number(row.DISCOUNTPERCENT || 0) / 100))
  const made = {
    DOCHDRID: header.DOCID ?? '', DOCPARID: header.DOCPARID ?? '', LINE_NO: row.LINE_NO || String(others.length), ITEMNAME: item?.NAME ?? '',
    QUANTITY: String(quantity), UIQTY: row.UIQTY || String(quantity), PRICE: String(price), TRX_PRICE: String(price), UIPRICE: row.UIPRICE || String(price), CURRENCY: header.CURRENCY ?? '',
    TRX_VALUE: value, TOTAL: lineTotal(Number(value), Number(header.EXCHRATE || 1)), QTY_REMAINING: String(quantity - Number(row.QTY_CONVERTED || 0)), WHENCREATED: header.WHENCREATED ?? '',
    ...(source ? { SOURCE_DOCKEY: source.DOCHDRNO ?? '', SOURCE_DOCLINEKEY: source.RECORDNO ?? '' } : {}),
  }
  if (source) convert(source, quantity, books)
  recount(header, [...others, { ...row, ...made }], undefined, books)
  return made
}

/** The line that a new one is made from: the one that it names, else the first of the source document's that still has some of the item. */
function sourceLine(header: Row, row: Row, books: Books): Row | undefined {
  const lines = books.table('SODOCUMENTENTRY')
  if (row.SOURCE_DOCLINEKEY) {
    const named = lines.get(row.SOURCE_DOCLINEKEY)
    if (!named) throw new FunctionFailure(problems.notFound('Order Entry transaction line', row.SOURCE_DOCLINEKEY))
    return named
  }
  const source = header.CREATEDFROM ? books.table('SODOCUMENT').byKey(header.CREATEDFROM) : undefined
  return source && lines.where('DOCHDRNO', source.RECORDNO ?? '').find(({ ITEMID, QTY_REMAINING }) => ITEMID === row.ITEMID && Number(QTY_REMAINING) > 0)
}

function subtotalParts(_given: Record<string, string>, row: Row, before: Row | undefined, books: Books): Record<string, string> {
  const header = books.table('SODOCUMENT').get(row.DOCHDRNO ?? '') ?? {}
  const value = row.TRX_ABSVAL || row.ABSVAL || '0'
  const made = { TRX_TOTAL: lineTotal(1, Number(value)), TRX_ABSVAL: value, TOTAL: lineTotal(Number(value), Number(header.EXCHRATE || 1)) }
  const others = books.table('SODOCUMENTSUBTOTALS').where('DOCHDRNO', row.DOCHDRNO ?? '').filter(({ RECORDNO }) => RECORDNO !== before?.RECORDNO)
  recount(header, undefined, [...others, { ...row, ...made }], books)
  return made
}

function recount(header: Row, lines: readonly Row[] | undefined, subtotals: readonly Row[] | undefined, books: Books): void {
  const { RECORDNO = '' } = header
  const of = (object: string) => books.table(object).where('DOCHDRNO', RECORDNO)
  books.table('SODOCUMENT').change(RECORDNO, {
    ...documentTotals(lines ?? of('SODOCUMENTENTRY'), subtotals ?? of('SODOCUMENTSUBTOTALS'), Number(header.EXCHRATE || 1)), WHENMODIFIED: formatTimestamp(books.now()),
  })
}

/** A line that was made from another bills a part of it; when nothing is left of any, the document is converted. */
function convert(source: Row, quantity: number, books: Books): void {
  const lines = books.table('SODOCUMENTENTRY')
  const converted = Number(source.QTY_CONVERTED || 0) + quantity
  lines.change(source.RECORDNO ?? '', { QTY_CONVERTED: String(converted), QTY_REMAINING: String(Math.max(0, Number(source.QUANTITY) - converted)) })
  const left = lines.where('DOCHDRNO', source.DOCHDRNO ?? '').some((line) => Number(line.QTY_REMAINING) > 0)
  books.table('SODOCUMENT').change(source.DOCHDRNO ?? '', { STATE: left ? 'Partially Converted' : 'Converted', WHENMODIFIED: formatTimestamp(books.now()) })
}
