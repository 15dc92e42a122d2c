import type { Call, Services } from '../service.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, invalidValue, Problem, required } from '../web-api/problem.ts'
import type { Attribute, AttributeOption, Backend } from './attributes.ts'
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
  'GET /V1/products/attributes/:attributeCode': ({ attributeCode }, call) => writeProductAttribute(existingAttribute(String(attributeCode), call), call.state),
  'GET /V1/products/attributes': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.attributes.tables.attribute, searchCriteria, { column: attributeColumn })
    return searchAnswer(rows.map((row) => writeProductAttribute(row, state)), searchCriteria, total)
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
    return writeProductAttribute(made, call.state)
  },
  'PUT /V1/products/attributes/:attributeCode': ({ attributeCode, attribute: sent }, call) => {
    const before = existingAttribute(String(attributeCode), call)
    const input = sent as AttributeInput
    const kept = before.options
    const added = (input.options ?? []).filter(({ value, label }) => !kept.some((one) => one.value === value || one.label === label)).map((option) => newOption(option, call))
    const saved = call.state.attributes.tables.attribute.write({
      ...before, label: input.default_frontend_label ?? before.label, required: input.is_required ?? before.required, scope: input.scope ? scopeOf(input.scope) : before.scope, options: [...kept, ...added],
    })
    call.wrote('product-attribute', saved.id, saved.code)
    return writeProductAttribute(saved, call.state)
  },
  'DELETE /V1/products/attributes/:attributeCode': ({ attributeCode }, call) => {
    const { id, code, userDefined } = existingAttribute(String(attributeCode), call)
    if (!userDefined) throw new Problem(400, "The system attribute can't be deleted.")
    call.state.attributes.tables.attribute.remove(id)
    call.wrote('product-attribute', id, code)
    return true
  },
  'GET /V1/products/attributes/:attributeCode/options': ({ attributeCode }, call) => {
    const attribute = existingAttribute(String(attributeCode), call)
    return hasOptions(attribute) ? writeOptions(attribute, call.state) : []
  },
  'POST /V1/products/attributes/:attributeCode/options': ({ attributeCode, option: sent }, call) => {
    const attribute = withOptions(String(attributeCode), call)
    const input = sent as OptionInput
    if (!input.label?.trim()) throw new Problem(400, 'The attribute option label is empty. Enter the value and try again.')
    if (named(attribute, input.label)) throw new Problem(400, 'Admin store attribute option label "%1" is already exists.', [input.label])
    const made = newOption(input, call)
    call.state.attributes.tables.attribute.write({ ...attribute, options: [...attribute.options, made] })
    call.wrote('product-attribute-option', Number(made.value), made.label)
    return made.value
  },
  'PUT /V1/products/attributes/:attributeCode/options/:optionId': ({ attributeCode, optionId, option: sent }, call) => {
    const attribute = withOptions(String(attributeCode), call)
    const input = sent as OptionInput
    const before = attribute.options.find(({ value }) => value === optionId)
    if (!before) throw new Problem(404, "The '%1' attribute doesn't include an option id '%2'.", [attribute.code, optionId])
    if (!input.label?.trim()) throw new Problem(400, 'The attribute option label is empty. Enter the value and try again.')
    const holder = named(attribute, input.label)
    if (holder && holder !== before) throw new Problem(400, "Admin store attribute option label '%1' is already exists.", [input.label])
    const saved = { ...before, label: input.label, sort: input.sort_order ?? before.sort }
    call.state.attributes.tables.attribute.write({ ...attribute, options: attribute.options.map((one) => (one === before ? saved : one)) })
    call.wrote('product-attribute-option', String(optionId), saved.label)
    return true
  },
  'DELETE /V1/products/attributes/:attributeCode/options/:optionId': ({ attributeCode, optionId }, call) => {
    const attribute = withOptions(String(attributeCode), call)
    if (!attribute.options.some(({ value }) => value === optionId)) {
      throw new Problem(404, 'The "%1" attribute doesn\'t include an option with "%2" ID.', [attribute.code, optionId])
    }
    call.state.attributes.tables.attribute.write({ ...attribute, options: attribute.options.filter(({ value }) => value !== optionId) })
    call.wrote('product-attribute-option', String(optionId), attribute.code)
    return true
  },
  'GET /V1/products/attributes/types': () => inputTypes.map(([value, label]) => ({ value, label })),
}

/** Kinds of input that a new attribute may have, as the shop names them. */
const inputTypes = [
  ['text', 'Text Field'], ['textarea', 'Text Area'], ['texteditor', 'Text Editor'], ['pagebuilder', 'Page Builder'], ['date', 'Date'], ['datetime', 'Date and Time'], ['boolean', 'Yes/No'],
  ['multiselect', 'Multiple Select'], ['select', 'Dropdown'], ['price', 'Price'], ['media_image', 'Media Image'], ['weee', 'Fixed Product Tax'], ['swatch_visual', 'Visual Swatch'], ['swatch_text', 'Text Swatch'],
] as const

/** The attribute of products with this code, or the shop's refusal. */
export function existingAttribute(code: string, { state: { attributes } }: Call): Attribute {
  const attribute = attributes.with(code)
  if (!attribute) throw new Problem(404, 'The attribute with a "%1" attributeCode doesn\'t exist. Verify the attribute and try again.', [code])
  return attribute
}

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

const hasOptions = ({ input }: Attribute) => ['select', 'multiselect', 'boolean', 'swatch_visual', 'swatch_text'].includes(input)

function withOptions(code: string, call: Call): Attribute {
  const attribute = existingAttribute(code, call)
  if (!hasOptions(attribute)) throw new Problem(400, 'The "%1" attribute doesn\'t work with options.', [code])
  return attribute
}

/** The option that a text names: by its label without regard to case, or by its number. */
const named = ({ options }: Attribute, text: string) => options.find(({ label, value }) => label.toLowerCase() === text.trim().toLowerCase() || value === text.trim())
