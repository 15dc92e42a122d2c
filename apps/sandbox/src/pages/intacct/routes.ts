import type { FastifyInstance, FastifyReply } from 'fastify'
import type { IntacctState, Row } from '../../intacct/index.ts'
import type { Field } from '../../intacct/books/definition.ts'
import type { BookTable } from '../../intacct/books/table.ts'
import { createRecord, removeRecords, updateRecord } from '../../intacct/functions/write.ts'
import type { Host } from '../../sandbox.ts'
import { recordPage } from '../form.ts'
import { frame } from '../frame.ts'
import { html, type Html } from '../html.ts'
import { state as stateCell } from '../list.ts'
import { send } from '../send.ts'
import { differing, submitted, type Submitted } from '../submitted.ts'
import { contextOf, sentences } from './acting.ts'
import { intacctList } from './list.ts'
import { registerNewDocument } from './new-document.ts'
import { sectionsOf, valuesOf } from './record.ts'
import { menuOf, screenAt, screenOf, wayTo } from './screens.ts'

type Screen = ReturnType<typeof screenOf>
interface Place { screen: Screen; table: BookTable }
interface At { slug: string; recordNo: string }

/** The pages of the books: a list and a record page for every object. What they write goes through the gateway's own functions. */
export function registerIntacctPages(scope: FastifyInstance, host: Host): void {
  scope.get('/intacct', (_request, reply) => reply.redirect('/intacct/customers'))
  registerNewDocument(scope, host)

  scope.get<{ Params: { slug: string }; Querystring: { deleted?: string } }>('/intacct/:slug', (request, reply) => {
    const place = screenAt(host.intacct, request.params.slug)
    if (!place) return missing(reply, host.intacct, `The books have no list “${request.params.slug}”.`)
    const { deleted } = request.query
    return send(reply, intacctList(host.intacct, place.screen, place.table, request.query, deleted ? html`<p class="notice good" role="status">${deleted} was deleted.</p>` : undefined))
  })

  scope.get<{ Params: { slug: string } }>('/intacct/:slug/new', (request, reply) => {
    const place = screenAt(host.intacct, request.params.slug)
    if (!place?.table.definition.write) return missing(reply, host.intacct, 'Records of this object cannot be made here.')
    return send(reply, newPage(host.intacct, place, { ...place.table.definition.write.defaults }))
  })

  scope.post<{ Params: { slug: string } }>('/intacct/:slug/new', (request, reply) => {
    const place = screenAt(host.intacct, request.params.slug)
    if (!place) return missing(reply, host.intacct, `The books have no list “${request.params.slug}”.`)
    const given = Object.fromEntries(Object.entries(submitted(request.body)).filter(([, value]) => value !== ''))
    try {
      const row = createRecord(place.table.definition.name, given, contextOf(host.intacct))
      return reply.redirect(`/intacct/${place.screen.slug}/${row.RECORDNO}?saved=new`, 303)
    } catch (error) {
      return send(reply.code(422), newPage(host.intacct, place, given, sentences(error)))
    }
  })

  scope.get<{ Params: At; Querystring: { saved?: string } }>('/intacct/:slug/:recordNo', (request, reply) => {
    const found = recordAt(host.intacct, request.params)
    if (!found) return missing(reply, host.intacct, `There is no record ${request.params.recordNo} in this list.`)
    return send(reply, editPage(host.intacct, found, found.row, { saved: savedAs(request.query.saved, found.row) }))
  })

  scope.post<{ Params: At }>('/intacct/:slug/:recordNo', (request, reply) => {
    const found = recordAt(host.intacct, request.params)
    if (!found) return missing(reply, host.intacct, `There is no record ${request.params.recordNo} in this list.`)
    const { table, row } = found
    const stored = valuesOf(host.intacct, table, row)
    const changes = differing(submitted(request.body), (name) => stored[name] ?? '')
    const address = `/intacct/${found.screen.slug}/${row.RECORDNO}`
    if (Object.keys(changes).length === 0) return reply.redirect(`${address}?saved=same`, 303)
    try {
      updateRecord(table.definition.name, { ...changes, RECORDNO: row.RECORDNO ?? '' }, contextOf(host.intacct))
      return reply.redirect(`${address}?saved=yes`, 303)
    } catch (error) {
      return send(reply.code(422), editPage(host.intacct, found, row, { problems: sentences(error), changes }))
    }
  })

  scope.post<{ Params: At }>('/intacct/:slug/:recordNo/delete', (request, reply) => {
    const found = recordAt(host.intacct, request.params)
    if (!found) return missing(reply, host.intacct, `There is no record ${request.params.recordNo} in this list.`)
    const { table: { definition }, row, screen } = found
    try {
      removeRecords(definition.name, [row.RECORDNO ?? ''], contextOf(host.intacct))
      return reply.redirect(`/intacct/${screen.slug}?deleted=${encodeURIComponent(row[definition.key] ?? '')}`, 303)
    } catch (error) {
      return send(reply.code(422), editPage(host.intacct, found, row, { problems: sentences(error) }))
    }
  })
}

function recordAt(state: IntacctState, { slug, recordNo }: At): (Place & { row: Row }) | undefined {
  const place = screenAt(state, slug)
  const row = place?.table.get(recordNo)
  return place && row && { ...place, row }
}

function savedAs(saved: string | undefined, row: Row): string | undefined {
  if (saved === 'new') return 'Created.'
  if (saved === 'yes') return `Saved. WHENMODIFIED is now ${row.WHENMODIFIED}.`
  return saved === 'same' ? 'Nothing differed from what was stored, so nothing was saved.' : undefined
}

function editPage(state: IntacctState, { screen, table }: Place, row: Row, { saved, problems, changes = {} }: { saved?: string | undefined; problems?: string[]; changes?: Submitted }): Html {
  const { definition } = table
  const address = `/intacct/${screen.slug}`
  const name = row[definition.key] ?? row.RECORDNO ?? ''
  const writes = definition.write !== undefined
  const second = ['NAME', 'CUSTVENDNAME', 'DESCRIPTION', 'PRINTAS', 'ITEMID'].map((id) => row[id]).find((value) => value && value !== name)
  const body = recordPage({
    title: second ? `${name} · ${second}` : name, facts: [(row.STATE || row.STATUS) && stateCell(row.STATE || row.STATUS || ''), row.ONHOLD === 'true' && stateCell('On hold')],
    back: { href: address, label: screen.title }, sections: sectionsOf(state, table, screen, row, { ...valuesOf(state, table, row), ...changes }),
    ...(writes ? { action: `${address}/${row.RECORDNO}`, deleteAction: `${address}/${row.RECORDNO}/delete`, deleteLabel: `Delete ${name}` }
      : { readOnlyNote: 'The sandbox’s gateway does not write this object, so it can only be read here.' }),
    ...(problems ? { problems } : {}), saved, after: belowOf(state, screen, row), actions: conversionOf(definition.name, row),
  })
  return frame({ place: 'intacct', title: name, menu: menuOf(state), current: address, path: `${wayTo(screen)} › ${name}`, body })
}

function newPage(state: IntacctState, { screen, table }: Place, values: Row, problems?: string[]): Html {
  const address = `/intacct/${screen.slug}`
  const { label } = table.definition
  const body = recordPage({
    title: `New: ${label}`, back: { href: address, label: screen.title }, sections: sectionsOf(state, table, screen, undefined, values), action: `${address}/new`, submit: 'Create', ...(problems ? { problems } : {}),
  })
  return frame({ place: 'intacct', title: `New: ${label}`, menu: menuOf(state), current: address, path: `${wayTo(screen)} › Add`, body })
}

/** An open sales order is converted into its invoice, as the real page's button does. */
const conversionOf = (object: string, row: Row): Html | undefined =>
  (object === 'SODOCUMENT' && row.DOCPARCLASS === 'Order' && row.STATE !== 'Converted' ? html`<a class="button" href="/intacct/sodocument/new?from=${encodeURIComponent(row.DOCID ?? '')}">Convert to Sales Invoice</a>` : undefined)

/** The lines of a document, below it. */
function belowOf(state: IntacctState, { below = [] }: Screen, row: Row): Html[] {
  return below.flatMap(({ title, object, by, columns }) => {
    const table = state.books.find(object)
    if (!table) return []
    const fields = columns.flatMap((id) => table.definition.fields.find((field) => field.id === id) ?? [])
    const rows = table.where(by, row.RECORDNO ?? '')
    const kind = ({ type }: Field) => (type === 'DECIMAL' ? 'of-number' : '')
    return [html`<section class="card"><h2>${title}</h2><div class="sheet"><table><thead><tr>${fields.map((field) => html`<th class="${kind(field)}">${field.label}</th>`)}</tr></thead><tbody>${rows.map((line) =>
      html`<tr>${fields.map((field, at) => html`<td class="${kind(field)}">${at === 0 ? html`<a href="/intacct/${screenOf(table.definition).slug}/${line.RECORDNO}">${line[field.id] || '–'}</a>` : line[field.id]}</td>`)}</tr>`)}</tbody></table>${rows.length === 0 && html`<p class="empty">None.</p>`}</div></section>`]
  })
}

function missing(reply: FastifyReply, state: IntacctState, why: string): FastifyReply {
  return send(reply.code(404), frame({ place: 'intacct', title: 'Not found', menu: menuOf(state), body: html`<div class="head"><h1>Not found</h1></div><p class="notice">${why} <a href="/intacct/customers">Customers</a></p>` }))
}
