import { fold } from '../tables/conditions.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { Table, type Journal } from '../tables/table.ts'
import { valueIn } from '../catalog/values.ts'
import type { Services } from '../service.ts'
import type { MagentoState } from '../state.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, invalidValue, notFound, Problem, required } from '../web-api/problem.ts'

export interface TaxClass { id: number; class_name: string; class_type: string }
export interface TaxRate { id: number; tax_country_id: string; tax_region_id: number; region_name: string; tax_postcode: string; rate: number; code: string }
export interface TaxRule { id: number; code: string; priority: number; position: number; customer_tax_class_ids: number[]; product_tax_class_ids: number[]; tax_rate_ids: number[]; calculate_subtotal: boolean }
export interface Taxes { tables: { class: Table<TaxClass>; rate: Table<TaxRate>; rule: Table<TaxRule> } }

export function createTaxes(journal: Journal, changed: () => void): Taxes {
  const tables = { class: new Table<TaxClass>(journal, changed), rate: new Table<TaxRate>(journal, changed), rule: new Table<TaxRule>(journal, changed) }
  tables.class.insert({ id: 2, class_name: 'Taxable Goods', class_type: 'PRODUCT' })
  tables.class.insert({ id: 3, class_name: 'Retail Customer', class_type: 'CUSTOMER' })
  tables.rate.insert({ tax_country_id: 'US', tax_region_id: 12, region_name: 'CA', tax_postcode: '*', rate: 8.25, code: 'US-CA-*-Rate 1' })
  tables.rate.insert({ tax_country_id: 'US', tax_region_id: 43, region_name: 'NY', tax_postcode: '*', rate: 8.375, code: 'US-NY-*-Rate 1' })
  return { tables }
}

export const classOf = ({ tables }: Taxes, id: number) => tables.class.get(id)

const writeClass = ({ id, ...rest }: TaxClass) => ({ class_id: id, ...rest })

export function columnsOf<Row extends { id: number }>(key: string, names: readonly (keyof Row & string)[], numbers: readonly string[] = []) {
  return (field: string): Column<Row> => {
    if (field === key) return { read: ({ id }) => id, kind: 'number', index: 'id' }
    const name = names.find((one) => one === field)
    if (!name) throw hiddenProblem()
    return { read: (row) => row[name] as string | number, ...(numbers.includes(name) ? { kind: 'number' as const } : {}) }
  }
}

const classColumns = columnsOf<TaxClass>('class_id', ['class_name', 'class_type'])

export const taxServices: Services = {
  'GET /V1/taxClasses/search': ({ searchCriteria }, { state: { taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(taxes.tables.class, searchCriteria, { column: classColumns })
    return searchAnswer(rows.map(writeClass), searchCriteria, total)
  },
  'GET /V1/taxClasses/:taxClassId': ({ taxClassId }, { state: { taxes } }) => writeClass(existing(taxes, Number(taxClassId))),
  'POST /V1/taxClasses': ({ taxClass }, { state: { taxes }, wrote }) => {
    const saved = save(taxes, taxClass as ClassInput)
    wrote('tax-class', saved.id, saved.class_name)
    return String(saved.id)
  },
  'PUT /V1/taxClasses/:classId': ({ taxClass, classId }, { state: { taxes }, wrote }) => {
    const saved = save(taxes, { ...(taxClass as ClassInput), class_id: Number(classId) })
    wrote('tax-class', saved.id, saved.class_name)
    return String(saved.id)
  },
  'DELETE /V1/taxClasses/:taxClassId': ({ taxClassId }, { state, wrote }) => {
    const { taxes } = state
    const { id, class_name: name } = existing(taxes, Number(taxClassId))
    refuseUsed(state, id)
    taxes.tables.class.remove(id)
    wrote('tax-class', id, name)
    return true
  },
}

function existing(taxes: Taxes, id: number): TaxClass {
  const found = classOf(taxes, id)
  if (!found) throw notFound('class_id', id)
  return found
}

interface ClassInput { class_id?: number | null; class_name?: string | null; class_type?: string | null }

function save(taxes: Taxes, { class_id: id, class_name: name, class_type: type }: ClassInput): TaxClass {
  const { class: table } = taxes.tables
  const complaints = [...(name?.trim() ? [] : [required('class_name')]), ...(type?.trim() ? (classTypes.includes(type) ? [] : [invalidValue('class_type', type)]) : [required('class_type')])]
  if (complaints.length || !name || !type) throw inputProblem(complaints)
  const before = id ? existing(taxes, id) : undefined
  if (before && before.class_type !== type) throw new Problem(400, 'Updating classType is not allowed.')
  if ([...table.all()].some((row) => row.id !== before?.id && row.class_type === type && fold(row.class_name) === fold(name))) {
    throw new Problem(400, 'A class with the same name already exists for ClassType %1.', [type])
  }
  return before ? table.write({ id: before.id, class_name: name, class_type: type }) : table.insert({ class_name: name, class_type: type })
}

const classTypes = ['CUSTOMER', 'PRODUCT']

/** A class that rules, groups or products have stays. */
function refuseUsed({ taxes, groups, products }: MagentoState, id: number): void {
  if ([...taxes.tables.rule.all()].some((rule) => rule.customer_tax_class_ids.includes(id) || rule.product_tax_class_ids.includes(id))) {
    throw new Problem(400, 'You cannot delete this tax class because it is used in Tax Rules. You have to delete the rules it is used in first.')
  }
  const user = groups.list().some((group) => group.tax_class_id === id) ? 'customer group' : products.list().some((product) => valueIn(product.values, 'tax_class_id', 0) === String(id)) ? 'product' : null
  if (user) throw new Problem(400, 'You cannot delete this tax class because it is used in existing %1(s).', [user])
}
