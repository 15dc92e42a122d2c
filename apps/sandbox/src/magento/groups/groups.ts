import { search, searchAnswer, type Column } from '../tables/search.ts'
import { Table, type Journal } from '../tables/table.ts'
import { fold } from '../tables/conditions.ts'
import type { Services } from '../service.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, invalidValue, notFound, Problem, required } from '../web-api/problem.ts'
import { classOf, type Taxes } from '../taxes/taxes.ts'

/** A customer group. */
export interface Group { id: number; code: string; tax_class_id: number }
export interface Groups { tables: { group: Table<Group> }; list(): Group[]; get(id: number): Group | undefined }

const defaultTaxClass = 3
const longestCode = 32
const notLoggedIn = 0
export const defaultGroupId = 1

export function createGroups(journal: Journal, changed: () => void): Groups {
  const group = new Table<Group>(journal, changed, { code: ({ code }) => fold(code) })
  for (const [id, code] of ['NOT LOGGED IN', 'General', 'Wholesale', 'Retailer'].entries()) group.insert({ id, code, tax_class_id: defaultTaxClass })
  return { tables: { group }, list: () => [...group.all()], get: (id) => group.get(id) }
}

const columns: Record<string, Column<Group>> = {
  id: { read: ({ id }) => id, kind: 'number', index: 'id' }, customer_group_id: { read: ({ id }) => id, kind: 'number', index: 'id' },
  code: { read: ({ code }) => code, index: 'code' }, customer_group_code: { read: ({ code }) => code, index: 'code' },
  tax_class_id: { read: (row) => row.tax_class_id, kind: 'number' }, tax_class_name: { read: () => 'Retail Customer' },
}

const write = (group: Group, taxes: Taxes) => ({ ...group, tax_class_name: classOf(taxes, group.tax_class_id)?.class_name ?? '' })

export const groupServices: Services = {
  'GET /V1/customerGroups/search': ({ searchCriteria }, { state: { groups, taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(groups.tables.group, searchCriteria, { column: (field) => columns[field] ?? fail() })
    return searchAnswer(rows.map((row) => write(row, taxes)), searchCriteria, total)
  },
  'GET /V1/customerGroups/:id': ({ id }, { state: { groups, taxes } }) => write(groupOf(groups, Number(id)), taxes),
  'GET /V1/customerGroups/:id/permissions': ({ id }, { state: { groups } }) => {
    groupOf(groups, Number(id))
    return Number(id) === notLoggedIn || Number(id) === defaultGroupId
  },
  'GET /V1/customerGroups/default': (_args, { state: { groups, taxes } }) => write(groupOf(groups, defaultGroupId), taxes),
  'GET /V1/customerGroups/default/:storeId': ({ storeId }, { state: { groups, taxes, stores } }) => {
    if (!stores.views.some(({ id }) => id === storeId)) throw notFound('storeId', storeId)
    return write(groupOf(groups, defaultGroupId), taxes)
  },
  // The shop's default group is General; another one cannot be made it here.
  'PUT /V1/customerGroups/default/:id': ({ id }, { state: { groups } }) => {
    groupOf(groups, Number(id))
    if (Number(id) !== defaultGroupId) throw new Problem(501, 'This sandbox keeps General as its default group.')
    return defaultGroupId
  },
  'POST /V1/customerGroups': ({ group }, { state: { groups, taxes }, wrote }) => {
    const saved = save(groups, taxes, group as Partial<Group>)
    wrote('customer-group', saved.id, saved.code)
    return write(saved, taxes)
  },
  'PUT /V1/customerGroups/:id': ({ group, id }, { state: { groups, taxes }, wrote }) => {
    const saved = save(groups, taxes, { ...(group as Partial<Group>), id: Number(id) })
    wrote('customer-group', saved.id, saved.code)
    return write(saved, taxes)
  },
  'DELETE /V1/customerGroups/:id': ({ id }, { state: { groups, customers }, wrote }) => {
    const group = groupOf(groups, Number(id))
    if (group.id === notLoggedIn || group.id === defaultGroupId) throw new Problem(400, 'Cannot delete group.')
    groups.tables.group.remove(group.id)
    customers.moveGroup(group.id, defaultGroupId)
    wrote('customer-group', group.id, group.code)
    return true
  },
}

const fail = (): never => {
  throw hiddenProblem()
}

function groupOf(groups: Groups, id: number): Group {
  const group = groups.get(id)
  if (!group) throw notFound('id', id)
  return group
}

function save({ tables: { group: table } }: Groups, taxes: Taxes, sent: Partial<Group>): Group {
  const code = (sent.code ?? '').trim()
  if (!code) throw inputProblem([required('code')])
  // A new group gets the default tax class; one that is there must be sent with its own, and is looked up later.
  const taxClass = sent.id === undefined || sent.id === null ? sent.tax_class_id || defaultTaxClass : sent.tax_class_id
  if (!taxClass || classOf(taxes, taxClass)?.class_type !== 'CUSTOMER') {
    const { message, parameters } = invalidValue('taxClassId', sent.tax_class_id ?? null)
    throw new Problem(400, message, parameters)
  }
  const before = sent.id === undefined || sent.id === null ? undefined : table.get(sent.id)
  if (sent.id && !before) throw notFound('id', sent.id)
  // Longer codes are cut without a word (recorded exchange 235).
  const stored = [...code].slice(0, longestCode).join('')
  const holder = table.first('code', fold(stored))
  if (holder && holder.id !== before?.id) throw new Problem(400, 'Customer Group already exists.')
  return before ? table.write({ ...before, code: stored, tax_class_id: taxClass }) : table.insert({ code: stored, tax_class_id: taxClass })
}
