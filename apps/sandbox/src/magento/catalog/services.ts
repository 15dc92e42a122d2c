import type { Call, Services } from '../service.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, invalidValue, notFound, Problem, required } from '../web-api/problem.ts'
import type { Attribute, AttributeOption, AttributeSet, Backend } from './attributes.ts'
import { writeOptions, writeProductAttribute } from './metadata.ts'

const inputs: Record<string, Backend> = {
  text: 'varchar', textarea: 'text', texteditor: 'text', pagebuilder: 'text', date: 'datetime', datetime: 'datetime', boolean: 'int', multiselect: 'text', select: 'int', price: 'decimal',
  media_image: 'varchar', gallery: 'varchar', weight: 'decimal', swatch_visual: 'int', swatch_text: 'int',
}

interface AttributeInput {
  attribute_code?: string | null
  frontend_input?: string | null
  default_frontend_label?: string | null
  frontend_labels?: { label?: string | null }[] | null
  scope?: string | null
  is_required?: boolean | null
  is_unique?: string | null
  options?: OptionInput[] | null
}
interface OptionInput { label?: string | null; value?: string | null; sort_order?: number | null }

export const attributeServices: Services = {
  'GET /V1/products/attributes/:attributeCode': ({ attributeCode }, call) => writeProductAttribute(existing(String(attributeCode), call)),
  'GET /V1/products/attributes': ({ searchCriteria }, { state: { attributes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(attributes.tables.attribute, searchCriteria, { column: attributeColumn })
    return searchAnswer(rows.map(writeProductAttribute), searchCriteria, total)
  },
  'POST /V1/products/attributes': ({ attribute: sent }, call) => {
    const { state: { attributes }, wrote } = call
    const input = sent as AttributeInput
    const code = input.attribute_code ?? slug(input.default_frontend_label ?? '')
    if (!input.default_frontend_label && !input.frontend_labels?.length) throw inputProblem([required('frontend_label')])
    if (!/^[a-z][a-z_0-9]{0,59}$/.test(code)) throw wrong('attribute_code', code)
    if (!input.frontend_input || !inputs[input.frontend_input]) throw wrong('frontend_input', input.frontend_input ?? null)
    if (attributes.with(code)) throw new Problem(400, '%1 already exists.', ['Attribute with the same code'])
    const made = attributes.tables.attribute.insert({
      code, backend: inputs[input.frontend_input] ?? 'varchar', scope: scopeOf(input.scope), input: input.frontend_input, sort: 1000, label: input.default_frontend_label ?? input.frontend_labels?.[0]?.label ?? '',
      required: input.is_required ?? false, unique: input.is_unique === '1', userDefined: true, soldOnly: false, options: (input.options ?? []).map((option) => newOption(option, call)),
    })
    wrote('product-attribute', made.id, made.code)
    return writeProductAttribute(made)
  },
  'PUT /V1/products/attributes/:attributeCode': ({ attributeCode, attribute: sent }, call) => {
    const before = existing(String(attributeCode), call)
    const input = sent as AttributeInput
    const kept = before.options
    const added = (input.options ?? []).filter(({ value, label }) => !kept.some((one) => one.value === value || one.label === label)).map((option) => newOption(option, call))
    const saved = call.state.attributes.tables.attribute.write({
      ...before, label: input.default_frontend_label ?? before.label, required: input.is_required ?? before.required, scope: input.scope ? scopeOf(input.scope) : before.scope, options: [...kept, ...added],
    })
    call.wrote('product-attribute', saved.id, saved.code)
    return writeProductAttribute(saved)
  },
  'DELETE /V1/products/attributes/:attributeCode': ({ attributeCode }, call) => {
    const { id, code, userDefined } = existing(String(attributeCode), call)
    if (!userDefined) throw new Problem(400, 'Cannot delete attribute.')
    call.state.attributes.tables.attribute.remove(id)
    call.wrote('product-attribute', id, code)
    return true
  },
  'GET /V1/products/attributes/:attributeCode/options': ({ attributeCode }, call) => writeOptions(existing(String(attributeCode), call)),
  'POST /V1/products/attributes/:attributeCode/options': ({ attributeCode, option: sent }, call) => {
    const attribute = existing(String(attributeCode), call)
    const input = sent as OptionInput
    if (!input.label?.trim()) throw new Problem(400, 'The attribute option label is empty. Enter the value and try again.')
    if (attribute.options.some(({ label }) => label === input.label)) throw new Problem(400, 'Admin store attribute option label "%1" is already exists.', [input.label])
    const made = newOption(input, call)
    call.state.attributes.tables.attribute.write({ ...attribute, options: [...attribute.options, made] })
    call.wrote('product-attribute-option', Number(made.value), made.label)
    return made.value
  },
  'DELETE /V1/products/attributes/:attributeCode/options/:optionId': ({ attributeCode, optionId }, call) => {
    const attribute = existing(String(attributeCode), call)
    if (!attribute.options.some(({ value }) => value === optionId)) {
      throw new Problem(404, 'The "%1" attribute doesn\'t include an option with "%2" ID.', [attribute.code, optionId])
    }
    call.state.attributes.tables.attribute.write({ ...attribute, options: attribute.options.filter(({ value }) => value !== optionId) })
    call.wrote('product-attribute-option', String(optionId), attribute.code)
    return true
  },
  'GET /V1/products/attribute-sets/sets/list': ({ searchCriteria }, { state: { attributes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(attributes.tables.set, searchCriteria, { column: setColumn })
    return searchAnswer(rows.map(writeSet), searchCriteria, total)
  },
  'GET /V1/products/attribute-sets/groups/list': ({ searchCriteria }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const wanted = searchCriteria.groups.flat().find(({ field }) => field === 'attribute_set_id')
    if (!wanted) throw inputProblem([required('attribute_set_id')])
    const items = Number(wanted.value) === defaultSet ? setGroups : []
    return searchAnswer(items.map(([id, name, sort]) => ({
      attribute_group_id: String(id), attribute_group_name: name, attribute_set_id: defaultSet, extension_attributes: { attribute_group_code: name.toLowerCase().replaceAll(' ', '-'), sort_order: String(sort) },
    })), searchCriteria, items.length)
  },
  'GET /V1/products/attribute-sets/:attributeSetId': ({ attributeSetId }, call) => writeSet(existingSet(Number(attributeSetId), call)),
  'GET /V1/products/attribute-sets/:attributeSetId/attributes': ({ attributeSetId }, call) => {
    const { id } = existingSet(Number(attributeSetId), call)
    const { attributes } = call.state
    return [...attributes.tables.attribute.all()].filter((attribute) => attributes.isIn(attribute, id)).map(writeProductAttribute)
  },
  'POST /V1/products/attribute-sets': ({ attributeSet, skeletonId }, call) => {
    const { state: { attributes }, wrote } = call
    const { attribute_set_name: name = '', sort_order: sort = 0 } = attributeSet as { attribute_set_name?: string; sort_order?: number }
    if (!name.trim()) throw new Problem(400, 'The attribute set name is empty. Enter the name and try again.')
    const skeleton = attributes.tables.set.get(Number(skeletonId))
    if (!skeleton) throw notFound('id', skeletonId)
    if ([...attributes.tables.set.all()].some((row) => row.name === name)) throw new Problem(400, `A "${name}" attribute set name already exists. Create a new name and try again.`)
    const made = attributes.tables.set.insert({ name, sort })
    for (const row of attributes.tables.placement.all()) if (row.setId === skeleton.id) attributes.place(row.code, made.id, row.groupId, row.sort)
    wrote('attribute-set', made.id, made.name)
    return writeSet(made)
  },
  'POST /V1/products/attribute-sets/attributes': ({ attributeSetId, attributeGroupId, attributeCode, sortOrder }, call) => {
    const { id } = existingSet(Number(attributeSetId), call)
    const { code } = existing(String(attributeCode), call)
    const placed = call.state.attributes.place(code, id, Number(attributeGroupId), Number(sortOrder))
    call.wrote('attribute-set', id, code)
    return String(placed.id)
  },
}

const defaultSet = 4
/** The groups of the default set: number, name, place. Not recorded; as a fresh shop has them. */
const setGroups = [
  [7, 'Product Details', 10], [13, 'Content', 15], [10, 'Images', 20], [9, 'Search Engine Optimization', 30], [8, 'Advanced Pricing', 40], [11, 'Design', 50], [14, 'Schedule Design Update', 55],
  [12, 'Autosettings', 60], [15, 'Gift Options', 61],
] as const

function existing(code: string, { state: { attributes } }: Call): Attribute {
  const attribute = attributes.with(code)
  if (!attribute) throw new Problem(404, 'The attribute with a "%1" attributeCode doesn\'t exist. Verify the attribute and try again.', [code])
  return attribute
}

function existingSet(id: number, { state: { attributes } }: Call): AttributeSet {
  const set = attributes.tables.set.get(id)
  if (!set) throw notFound('id', id)
  return set
}

const writeSet = ({ id, name, sort }: AttributeSet) => ({ attribute_set_id: id, attribute_set_name: name, sort_order: sort, entity_type_id: 4 })
const slug = (label: string) => label.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '').slice(0, 60)
const scopeOf = (scope: string | null | undefined): Attribute['scope'] => (scope === 'global' || scope === 'website' ? scope : 'store')
const newOption = ({ label, sort_order: sort }: OptionInput, { state: { attributes } }: Call): AttributeOption => (
  { value: String(attributes.tables.option.takeId()), label: label ?? '', sort: sort ?? 0 })

function wrong(fieldName: string, value: unknown): Problem {
  const { message, parameters } = invalidValue(fieldName, value)
  return new Problem(400, message, parameters)
}

function attributeColumn(field: string): Column<Attribute> {
  switch (field) {
    case 'attribute_id': return { read: ({ id }) => id, kind: 'number', index: 'id' }
    case 'attribute_code': return { read: ({ code }) => code, index: 'code' }
    case 'frontend_input': return { read: ({ input }) => input }
    case 'is_required': return { read: ({ required: yes }) => (yes ? 1 : 0), kind: 'number' }
    case 'is_user_defined': return { read: ({ userDefined }) => (userDefined ? 1 : 0), kind: 'number' }
    case 'is_visible': return { read: () => 1, kind: 'number' }
    case 'backend_type': return { read: ({ backend }) => backend }
    case 'frontend_label': return { read: ({ label }) => label }
  }
  throw hiddenProblem()
}

function setColumn(field: string): Column<AttributeSet> {
  switch (field) {
    case 'attribute_set_id': return { read: ({ id }) => id, kind: 'number', index: 'id' }
    case 'attribute_set_name': return { read: ({ name }) => name }
    case 'sort_order': return { read: ({ sort }) => sort, kind: 'number' }
    case 'entity_type_code': return { read: () => 'catalog_product' }
    case 'entity_type_id': return { read: () => 4, kind: 'number' }
  }
  throw hiddenProblem()
}
