import type { FastifyInstance } from 'fastify'
import type { IntacctState, Row } from '../../intacct/index.ts'
import { createSalesTransaction } from '../../intacct/functions/create-sotransaction.ts'
import { transactionDefinitions } from '../../intacct/objects/sales-document.ts'
import { escapeXml, type XmlNode } from '../../intacct/xml.ts'
import type { Host } from '../../sandbox.ts'
import { recordPage, type FormField } from '../form.ts'
import { frame } from '../frame.ts'
import type { Html } from '../html.ts'
import { send } from '../send.ts'
import { submitted, type Submitted } from '../submitted.ts'
import { contextOf, sentences } from './acting.ts'
import { menuOf } from './screens.ts'

const address = '/intacct/sodocument'
const lines = 6

/** A transaction of Order Entry with its lines; or, with `?from=Sales Order-SO00001`, one that is converted from another. */
export function registerNewDocument(scope: FastifyInstance, host: Host): void {
  scope.get<{ Querystring: { from?: string } }>(`${address}/new`, (request, reply) => send(reply, page(host.intacct, beginning(host.intacct, request.query.from))))
  scope.post(`${address}/new`, (request, reply) => {
    const given = submitted(request.body)
    const { books } = host.intacct
    try {
      books.atomically(() => createSalesTransaction(transactionOf(given), contextOf(host.intacct)))
      return reply.redirect(`${address}/${books.table('SODOCUMENT').byNumber.all.at(-1)?.RECORDNO}?saved=new`, 303)
    } catch (error) {
      return send(reply.code(422), page(host.intacct, given, sentences(error)))
    }
  })
}

/** What stands in the form at first: a Sales Order of today, or what is left of the document that is converted. */
function beginning({ books }: IntacctState, from: string | undefined): Submitted {
  const today = books.now().toISOString().slice(0, 10)
  const source = from ? books.table('SODOCUMENT').byKey(from) : undefined
  if (!source) return { transactiontype: 'Sales Order', date: today }
  const left = books.table('SODOCUMENTENTRY').where('DOCHDRNO', source.RECORDNO ?? '').filter((line) => Number(line.QTY_REMAINING) > 0)
  return {
    transactiontype: 'Sales Invoice', date: today, createdfrom: source.DOCID ?? '', customerid: source.CUSTVENDID ?? '', referenceno: source.PONUMBER ?? '', customerponumber: source.CUSTOMERPONUMBER ?? '', MAGENTO_ORDER: source.MAGENTO_ORDER ?? '',
    ...Object.fromEntries(left.slice(0, lines).flatMap((line: Row, at) => [[`item.${at}`, line.ITEMID ?? ''], [`quantity.${at}`, line.QTY_REMAINING ?? ''], [`price.${at}`, line.TRX_PRICE || line.PRICE || '']])),
  }
}

/** The form as the gateway's own function takes it, so that it makes the same checks. */
function transactionOf(given: Submitted): XmlNode {
  const leaf = (value: string | undefined): XmlNode[] => [{ '#text': escapeXml(value?.trim() ?? '') }]
  const filled = (names: readonly string[]): XmlNode => Object.fromEntries(names.filter((name) => given[name]?.trim()).map((name) => [name, leaf(given[name])]))
  const [year, month, day] = (given.date ?? '').split('-')
  const items = Array.from({ length: lines }, (_, at) => at).filter((at) => given[`item.${at}`]?.trim()).map((at): XmlNode => ({
    itemid: leaf(given[`item.${at}`]), quantity: leaf(given[`quantity.${at}`] || '1'), ...(given[`price.${at}`] ? { price: leaf(given[`price.${at}`]) } : {}),
  }))
  return {
    ...filled(['transactiontype', 'createdfrom', 'customerid', 'documentno', 'referenceno', 'customerponumber']),
    ...(year && month && day ? { datecreated: [{ year: leaf(year), month: leaf(month), day: leaf(day) }] } : {}),
    ...(given.MAGENTO_ORDER ? { customfields: [{ customfield: [{ customfieldname: leaf('MAGENTO_ORDER'), customfieldvalue: leaf(given.MAGENTO_ORDER) }] }] } : {}),
    sotransitems: [{ sotransitem: items }],
    ...(Number(given.shipping) > 0 ? { subtotals: [{ subtotal: [{ description: leaf('Shipping'), total: leaf(given.shipping) }] }] } : {}),
  }
}

function page(state: IntacctState, values: Submitted, problems?: string[]): Html {
  const field = (name: string, label: string, more: Partial<FormField> = {}): FormField => ({ name, label, kind: 'text', value: values[name] ?? '', ...more })
  const body = recordPage({
    title: 'New: Order Entry transaction', back: { href: address, label: 'Transactions' }, action: `${address}/new`, submit: 'Post', ...(problems ? { problems } : {}),
    sections: [
      {
        title: 'Transaction', fields: [
          field('transactiontype', 'Transaction definition', { kind: 'choice', code: 'DOCPARID', required: true, options: Object.keys(transactionDefinitions).map((value) => ({ value, label: value })) }),
          field('customerid', 'Customer ID', { code: 'CUSTVENDID', required: true }), field('date', 'Date', { code: 'WHENCREATED', inputType: 'date' }), field('documentno', 'Document number', { code: 'DOCNO', help: 'Empty: the next number.' }),
          field('createdfrom', 'Converted from', { code: 'CREATEDFROM', help: 'Document ID, such as Sales Order-SO00001.' }), field('referenceno', 'Reference number', { code: 'PONUMBER' }),
          field('customerponumber', 'Customer PO number', { code: 'CUSTOMERPONUMBER' }), field('MAGENTO_ORDER', 'Magento order', { code: 'MAGENTO_ORDER', help: 'A custom field: the order’s number in the shop.' }),
        ],
      },
      {
        title: 'Lines', lines: 3, note: 'A line of a converted document bills what is left of the same item there.', fields: Array.from({ length: lines }, (_, at) => [
          field(`item.${at}`, `Item ${at + 1}`), field(`quantity.${at}`, 'Quantity', { inputType: 'number' }), field(`price.${at}`, 'Price', { inputType: 'number' }),
        ]).flat(),
      },
      { title: 'Subtotals', fields: [field('shipping', 'Shipping', { inputType: 'number' })] },
    ],
  })
  return frame({ place: 'intacct', title: 'New: Order Entry transaction', menu: menuOf(state), current: address, path: 'Order Entry › All transactions › Add', body })
}
