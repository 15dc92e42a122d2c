import { countries, regionWith } from '../directory/places.ts'
import type { Services } from '../service.ts'
import { search, searchAnswer } from '../tables/search.ts'
import { inputProblem, invalidValue, notFound, Problem, required, type Sentence } from '../web-api/problem.ts'
import { columnsOf, type TaxClass, type Taxes, type TaxRate, type TaxRule } from './taxes.ts'

type RateInput = { [Name in keyof TaxRate]?: TaxRate[Name] | null }
type RuleInput = { [Name in keyof TaxRule]?: TaxRule[Name] | null }

const rateColumns = columnsOf<TaxRate>('id', ['tax_country_id', 'tax_region_id', 'region_name', 'tax_postcode', 'rate', 'code'], ['tax_region_id', 'rate'])
const ruleColumns = columnsOf<TaxRule>('id', ['code', 'priority', 'position'], ['priority', 'position'])
const writeRate = ({ id, region_name: region, ...rate }: TaxRate) => ({ id, ...rate, ...(region ? { region_name: region } : {}), titles: [] })
const inUse = () => new Problem(400, '%1 already exists.', ['Code'])

/** Tax rates and the rules that say where they count. */
export const taxRateServices: Services = {
  'GET /V1/taxRates/search': ({ searchCriteria }, { state: { taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(taxes.tables.rate, searchCriteria, { column: rateColumns })
    return searchAnswer(rows.map(writeRate), searchCriteria, total)
  },
  'GET /V1/taxRates/:rateId': ({ rateId }, { state: { taxes } }) => writeRate(existingRate(taxes, Number(rateId))),
  'POST /V1/taxRates': ({ taxRate }, { state: { taxes }, wrote }) => {
    const saved = saveRate(taxes, taxRate as RateInput)
    wrote('tax-rate', saved.id, saved.code)
    return writeRate(saved)
  },
  'PUT /V1/taxRates': ({ taxRate }, { state: { taxes }, wrote }) => {
    const saved = saveRate(taxes, taxRate as RateInput)
    wrote('tax-rate', saved.id, saved.code)
    return writeRate(saved)
  },
  'DELETE /V1/taxRates/:rateId': ({ rateId }, { state: { taxes }, wrote }) => {
    const { id, code } = existingRate(taxes, Number(rateId))
    if ([...taxes.tables.rule.all()].some((rule) => rule.tax_rate_ids.includes(id))) throw new Problem(400, "The tax rate can't be removed because it exists in a tax rule.")
    taxes.tables.rate.remove(id)
    wrote('tax-rate', id, code)
    return true
  },
  'GET /V1/taxRules/search': ({ searchCriteria }, { state: { taxes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(taxes.tables.rule, searchCriteria, { column: ruleColumns })
    return searchAnswer(rows, searchCriteria, total)
  },
  'GET /V1/taxRules/:ruleId': ({ ruleId }, { state: { taxes } }) => existingRule(taxes, Number(ruleId)),
  'POST /V1/taxRules': ({ rule }, { state: { taxes }, wrote }) => {
    const saved = saveRule(taxes, rule as RuleInput)
    wrote('tax-rule', saved.id, saved.code)
    return saved
  },
  'PUT /V1/taxRules': ({ rule }, { state: { taxes }, wrote }) => {
    const saved = saveRule(taxes, rule as RuleInput)
    wrote('tax-rule', saved.id, saved.code)
    return saved
  },
  'DELETE /V1/taxRules/:ruleId': ({ ruleId }, { state: { taxes }, wrote }) => {
    const { id, code } = existingRule(taxes, Number(ruleId))
    taxes.tables.rule.remove(id)
    wrote('tax-rule', id, code)
    return true
  },
}

function existingRate({ tables }: Taxes, id: number): TaxRate {
  const rate = tables.rate.get(id)
  if (!rate) throw notFound('taxRateId', id)
  return rate
}

function existingRule({ tables }: Taxes, id: number): TaxRule {
  const rule = tables.rule.get(id)
  if (!rule) throw notFound('taxRuleId', id)
  return rule
}

function saveRate(taxes: Taxes, sent: RateInput): TaxRate {
  const { rate: table } = taxes.tables
  const before = sent.id ? existingRate(taxes, sent.id) : undefined
  const { tax_country_id: country = '', tax_region_id: region, rate, code = '', tax_postcode: postcode = '' } = sent
  const complaints: Sentence[] = []
  if (!country) complaints.push(required('country_id'))
  else if (!countries.has(country)) complaints.push(invalidValue('country_id', country))
  if (region && !regionWith(region)) complaints.push(invalidValue('region_id', region))
  if (rate === undefined || rate === null || rate < 0) complaints.push(required('percentage_rate'))
  if (!code?.trim()) complaints.push(required('code'))
  if (!postcode?.trim()) complaints.push(required('postcode'))
  if (complaints.length) throw inputProblem(complaints)
  if ([...table.all()].some((row) => row.code === code && row.id !== before?.id)) throw inUse()
  const row = {
    tax_country_id: country ?? '', tax_region_id: region ?? 0, region_name: region ? (regionWith(region)?.code ?? '') : '', tax_postcode: postcode ?? '', rate: rate ?? 0, code: code ?? '',
  }
  return before ? table.write({ ...row, id: before.id }) : table.insert(row)
}

function saveRule(taxes: Taxes, sent: RuleInput): TaxRule {
  const { rule: table } = taxes.tables
  const before = sent.id ? existingRule(taxes, sent.id) : undefined
  const complaints = [
    ...(sent.code?.trim() ? [] : [required('code')]),
    ...(['customer_tax_class_ids', 'product_tax_class_ids', 'tax_rate_ids'] as const).filter((name) => !sent[name]?.length).map((name) => required(name)),
  ]
  if (complaints.length) throw inputProblem(complaints)
  checkClasses(taxes, 'customer_tax_class_ids', 'CUSTOMER', sent.customer_tax_class_ids ?? [])
  checkClasses(taxes, 'product_tax_class_ids', 'PRODUCT', sent.product_tax_class_ids ?? [])
  for (const id of sent.tax_rate_ids ?? []) existingRate(taxes, id)
  if ([...table.all()].some((row) => row.code === sent.code && row.id !== before?.id)) throw inUse()
  const row = {
    code: sent.code ?? '', priority: sent.priority ?? 0, position: sent.position ?? 0, customer_tax_class_ids: sent.customer_tax_class_ids ?? [],
    product_tax_class_ids: sent.product_tax_class_ids ?? [], tax_rate_ids: sent.tax_rate_ids ?? [], calculate_subtotal: sent.calculate_subtotal ?? false,
  }
  return before ? table.write({ ...row, id: before.id }) : table.insert(row)
}

function checkClasses({ tables }: Taxes, field: string, type: TaxClass['class_type'], ids: readonly number[]): void {
  const wrong = ids.find((id) => tables.class.get(id)?.class_type !== type)
  if (wrong !== undefined) throw new Problem(404, `No such entity with ${field} = %fieldValue`, { fieldName: field, fieldValue: wrong })
}
