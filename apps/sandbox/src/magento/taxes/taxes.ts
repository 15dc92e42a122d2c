import { fold } from '../tables/conditions.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { Table, type Journal } from '../tables/table.ts'
import type { Services } from '../service.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, notFound, Problem, required } from '../web-api/problem.ts'

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
const writeRate = (rate: TaxRate) => ({ ...rate, titles: [] })

function columnsOf<Row extends { id: number }>(key: string, names: readonly (keyof Row & string)[], numbers: readonly string[] = []) {
  return (field: string): Column<Row> => {
    if (field === key) return { read: ({ id }) => id, kind: 'number', index: 'id' }
    const name = names.find((one) => one === field)
    if (!name) throw hiddenProblem()
    return { read: (row) => row[name] as string | number, ...(numbers.includes(name) ? { kind: 'number' as const } : {}) }
  }
}

const classColumns = columnsOf<TaxClass>('class_id', ['class_name', 'class_type'])
const rateColumns = columnsOf<TaxRate>('id', ['tax_country_id', 'tax_region_id', 'region_name', 'tax_postcode', 'rate', 'code'], ['tax_region_id', 'rate'])
const ruleColumns = columnsOf<TaxRule>('id', ['code', 'priority', 'position'], ['priority', 'position'])

export const taxServices: Services = {
  'GET /V1/taxClasses/search': ({ searchCriteria }, { state: { taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(taxes.tables.class, searchCriteria, { column: classColumns })
    return searchAnswer(rows.map(writeClass), searchCriteria, total)
  },
  'GET /V1/taxRates/search': ({ searchCriteria }, { state: { taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(taxes.tables.rate, searchCriteria, { column: rateColumns })
    return searchAnswer(rows.map(writeRate), searchCriteria, total)
  },
  'GET /V1/taxRules/search': ({ searchCriteria }, { state: { taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(taxes.tables.rule, searchCriteria, { column: ruleColumns })
    return searchAnswer(rows, searchCriteria, total)
  },
  'GET /V1/taxClasses/:taxClassId': ({ taxClassId }, { state: { taxes } }) => writeClass(existing(taxes, Number(taxClassId))),
  'GET /V1/taxRates/:rateId': ({ rateId }, { state: { taxes } }) => {
    const rate = taxes.tables.rate.get(Number(rateId))
    if (!rate) throw notFound('taxRateId', rateId)
    return writeRate(rate)
  },
  'POST /V1/taxClasses': ({ taxClass }, { state: { taxes }, wrote }) => {
    const saved = save(taxes, taxClass as Partial<TaxClass>)
    wrote('tax-class', saved.id, saved.class_name)
    return String(saved.id)
  },
  'PUT /V1/taxClasses/:classId': ({ taxClass, classId }, { state: { taxes }, wrote }) => {
    existing(taxes, Number(classId))
    const saved = save(taxes, { ...(taxClass as Partial<TaxClass>), id: Number(classId) })
    wrote('tax-class', saved.id, saved.class_name)
    return String(saved.id)
  },
  'DELETE /V1/taxClasses/:taxClassId': ({ taxClassId }, { state: { taxes }, wrote }) => {
    const { id, class_name: name } = existing(taxes, Number(taxClassId))
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

function save({ tables: { class: table } }: Taxes, sent: Partial<TaxClass>): TaxClass {
  const { id, class_name: name = '', class_type: type = '' } = sent
  const missing = [name.trim() ? null : required('class_name'), type ? null : required('class_type')].filter((one) => one !== null)
  if (missing.length) throw inputProblem(missing)
  if ([...table.all()].some((row) => row.id !== id && row.class_type === type && fold(row.class_name) === fold(name))) {
    throw new Problem(400, 'A class with the same name already exists for ClassType %1.', [type])
  }
  return id ? table.write({ id, class_name: name, class_type: type }) : table.insert({ class_name: name, class_type: type })
}
