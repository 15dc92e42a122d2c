import type { Call, Services } from '../service.ts'
import { looseRows, search, searchAnswer, type Column } from '../tables/search.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, invalidValue, notFound, Problem, required } from '../web-api/problem.ts'
import { defaultSet, type AttributeGroup, type AttributeSet } from './attributes.ts'
import { existingAttribute } from './services.ts'
import { writeProductAttribute } from './metadata.ts'

interface SetInput { attribute_set_id?: number | null; attribute_set_name?: string | null; sort_order?: number | null }
interface GroupInput { attribute_group_id?: string | null; attribute_group_name?: string | null; attribute_set_id?: number | null }

/** Attribute sets of products: which attributes a product of the set has, in which groups of its form. */
export const setServices: Services = {
  'GET /V1/products/attribute-sets/sets/list': ({ searchCriteria }, { state: { attributes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(attributes.tables.set, searchCriteria, { column: setColumn })
    return searchAnswer(rows.map(write), searchCriteria, total)
  },
  'GET /V1/eav/attribute-sets/list': ({ searchCriteria }, { state: { attributes } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const rows = [...otherSets, ...[...attributes.tables.set.all()].map((set) => ({ ...set, entity: productEntity }))].sort((a, b) => a.id - b.id)
    const { rows: found, total } = search(looseRows(rows), searchCriteria, { column: setColumn })
    return searchAnswer(found.map(write), searchCriteria, total)
  },
  'GET /V1/products/attribute-sets/:attributeSetId': ({ attributeSetId }, call) => write(existing(Number(attributeSetId), call)),
  'GET /V1/eav/attribute-sets/:attributeSetId': ({ attributeSetId }, call) => write(otherSets.find(({ id }) => id === attributeSetId) ?? existing(Number(attributeSetId), call)),
  'POST /V1/products/attribute-sets': ({ attributeSet, skeletonId }, call) => {
    checkSkeleton(Number(skeletonId), call)
    return create(attributeSet as SetInput, Number(skeletonId), call)
  },
  'POST /V1/eav/attribute-sets': ({ entityTypeCode, attributeSet, skeletonId }, call) => {
    if (entityTypeCode !== 'catalog_product') throw new Problem(400, `Invalid entity_type specified: ${String(entityTypeCode)}`)
    if (!skeletonId) throw refused('skeletonId', skeletonId)
    existing(Number(skeletonId), call)
    return create(attributeSet as SetInput, Number(skeletonId), call)
  },
  'PUT /V1/products/attribute-sets/:attributeSetId': ({ attributeSetId, attributeSet }, call) => update(Number(attributeSetId), attributeSet as SetInput, call),
  'PUT /V1/eav/attribute-sets/:attributeSetId': ({ attributeSetId, attributeSet }, call) => update(Number(attributeSetId), attributeSet as SetInput, call),
  'DELETE /V1/products/attribute-sets/:attributeSetId': ({ attributeSetId }, call) => remove(Number(attributeSetId), call),
  'DELETE /V1/eav/attribute-sets/:attributeSetId': ({ attributeSetId }, call) => remove(Number(attributeSetId), call),
  'GET /V1/products/attribute-sets/:attributeSetId/attributes': ({ attributeSetId }, call) => {
    const { id } = existing(Number(attributeSetId), call)
    const { attributes } = call.state
    return [...attributes.tables.attribute.all()].filter((attribute) => attributes.isIn(attribute, id)).map((attribute) => writeProductAttribute(attribute, call.state))
  },
  'GET /V1/products/media/types/:attributeSetName': ({ attributeSetName }, { state }) => {
    const { attributes } = state
    const set = [...attributes.tables.set.all()].find(({ name }) => name === attributeSetName)
    return set ? [...attributes.tables.attribute.all()].filter((attribute) => attribute.input === 'media_image' && attributes.isIn(attribute, set.id)).map((attribute) => writeProductAttribute(attribute, state)) : []
  },
  'POST /V1/products/attribute-sets/attributes': ({ attributeSetId, attributeGroupId, attributeCode, sortOrder }, call) => {
    const { attributes } = call.state
    const set = attributes.tables.set.get(Number(attributeSetId))
    if (!set) throw new Problem(404, 'The AttributeSet with a "%1" ID doesn\'t exist. Verify the attributeSet and try again.', [attributeSetId])
    if (attributes.tables.group.get(Number(attributeGroupId))?.setId !== set.id) throw new Problem(404, 'The group with the "%1" ID doesn\'t exist. Verify the ID and try again.', [attributeGroupId])
    const { code } = existingAttribute(String(attributeCode), call)
    const placed = attributes.place(code, set.id, Number(attributeGroupId), Number(sortOrder))
    call.wrote('attribute-set', set.id, code)
    return String(placed.id)
  },
  'DELETE /V1/products/attribute-sets/:attributeSetId/attributes/:attributeCode': ({ attributeSetId, attributeCode }, call) => {
    const { attributes } = call.state
    const set = attributes.tables.set.get(Number(attributeSetId))
    if (!set) throw new Problem(404, 'The "%1" attribute set wasn\'t found. Verify and try again.', [attributeSetId])
    const attribute = existingAttribute(String(attributeCode), call)
    if (!attributes.isIn(attribute, set.id)) throw new Problem(400, 'The "%1" attribute wasn\'t found in the "%2" attribute set. Enter the attribute and try again.', [attributeCode, attributeSetId])
    if (!attribute.userDefined) throw systemAttribute()
    attributes.takeOut(attribute.code, set.id)
    call.wrote('attribute-set', set.id, attribute.code)
    return true
  },
  'GET /V1/products/attribute-sets/groups/list': ({ searchCriteria }, call) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { attributes } = call.state
    const wanted = searchCriteria.groups.flat().find(({ field }) => field === 'attribute_set_id')?.value
    if (!wanted) throw inputProblem([required('attribute_set_id')])
    if (otherSets.some(({ id }) => id === Number(wanted))) return searchAnswer([writeGroup({ id: Number(wanted), setId: Number(wanted), name: 'General', code: 'general', sort: 1 })], searchCriteria, 1)
    if (!attributes.tables.set.get(Number(wanted))) throw notFound('attributeSetId', wanted)
    const { rows, total } = search(attributes.tables.group, searchCriteria, { column: groupColumn })
    return searchAnswer(rows.map(writeGroup), searchCriteria, total)
  },
  'POST /V1/products/attribute-sets/groups': ({ group }, call) => saveGroup(group as GroupInput, call),
  'PUT /V1/products/attribute-sets/:attributeSetId/groups': ({ attributeSetId, group }, call) => saveGroup({ ...(group as GroupInput), attribute_set_id: Number(attributeSetId) }, call),
  'DELETE /V1/products/attribute-sets/groups/:groupId': ({ groupId }, call) => {
    const { tables } = call.state.attributes
    const group = tables.group.get(Number(groupId))
    if (!group) throw new Problem(404, 'The group with the "%1" ID doesn\'t exist. Verify the ID and try again.', [groupId])
    if (group.setId === defaultSet) throw new Problem(400, "The attribute group can't be deleted because it contains system attributes.")
    tables.group.remove(group.id)
    call.wrote('attribute-group', group.id, group.name)
    return true
  },
}

/** What the shop says of attributes that are its own. */
export const systemAttribute = () => new Problem(400, "The system attribute can't be deleted.")

const productEntity = 4
type AnySet = AttributeSet & { entity?: number }
/** The sets of other things than products, as every shop has them. */
const otherSets: readonly AnySet[] = [1, 2, 3, 5, 6, 7, 8].map((id) => ({ id, name: 'Default', sort: 1, entity: id }))
const write = ({ id, name, sort, entity = productEntity }: AnySet) => ({ attribute_set_id: id, attribute_set_name: name, sort_order: sort, entity_type_id: entity })
const writeGroup = ({ id, name, setId, code, sort }: AttributeGroup) => ({
  attribute_group_id: String(id), attribute_group_name: name, attribute_set_id: setId, extension_attributes: { attribute_group_code: code, sort_order: String(sort) },
})

function existing(id: number, { state: { attributes } }: Call): AttributeSet {
  const set = attributes.tables.set.get(id)
  if (!set) throw notFound('id', id)
  return set
}

function refused(fieldName: string, value: unknown): Problem {
  const { message, parameters } = invalidValue(fieldName, value)
  return new Problem(400, message, parameters)
}

function checkSkeleton(id: number, { state: { attributes } }: Call): void {
  if (otherSets.some((set) => set.id === id)) throw new Problem(400, "The attribute set couldn't be created because it's based on a non-product attribute set.")
  if (!attributes.tables.set.get(id)) throw new Problem(400, "The attribute set couldn't be created because it's based on a non-existing attribute set.")
}

function checkName(name: string, exceptId: number | undefined, { state: { attributes } }: Call): void {
  if (!name.trim()) throw new Problem(400, 'The attribute set name is empty. Enter the name and try again.')
  if ([...attributes.tables.set.all()].some((row) => row.name === name && row.id !== exceptId)) {
    throw new Problem(400, `A "${name}" attribute set name already exists. Create a new name and try again.`)
  }
}

function create({ attribute_set_id: id, attribute_set_name: sent, sort_order: sort }: SetInput, skeletonId: number, call: Call): unknown {
  if (id !== undefined && id !== null) throw refused('id', id)
  const name = sent ?? ''
  checkName(name, undefined, call)
  const made = call.state.attributes.copySet(skeletonId, name, sort ?? 0)
  call.wrote('attribute-set', made.id, made.name)
  return write(made)
}

function update(id: number, { attribute_set_name: name, sort_order: sort }: SetInput, call: Call): unknown {
  const before = existing(id, call)
  checkName(name ?? before.name, id, call)
  const saved = call.state.attributes.tables.set.write({ ...before, name: name ?? before.name, sort: sort ?? before.sort })
  call.wrote('attribute-set', saved.id, saved.name)
  return write(saved)
}

function remove(id: number, call: Call): boolean {
  const { name } = existing(id, call)
  if (id === defaultSet) throw new Problem(400, "The default attribute set can't be deleted.")
  const { products, attributes, inventory } = call.state
  // The set's products go with it.
  for (const product of products.list().filter((one) => one.attribute_set_id === id)) {
    inventory.forget(product)
    products.tables.product.remove(product.id)
  }
  attributes.removeSet(id)
  call.wrote('attribute-set', id, name)
  return true
}

function saveGroup({ attribute_group_id: id, attribute_group_name: name, attribute_set_id: setId }: GroupInput, call: Call): unknown {
  const { tables } = call.state.attributes
  if (!setId) throw inputProblem([required('attribute_set_id')])
  const set = tables.set.get(setId)
  if (!set) throw notFound('attributeSetId', setId)
  const before = id ? tables.group.get(Number(id)) : undefined
  if (id && !before) throw new Problem(404, 'The group with the "%1" ID doesn\'t exist. Verify the ID and try again.', [id])
  if (before && before.setId !== set.id) throw new Problem(400, "The attribute group doesn't belong to the provided attribute set.")
  const row = { setId: set.id, name: name ?? before?.name ?? '', code: (name ?? before?.name ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-'), sort: before?.sort ?? 0 }
  const saved = before ? tables.group.write({ ...row, id: before.id }) : tables.group.insert(row)
  call.wrote('attribute-group', saved.id, saved.name)
  return writeGroup(saved)
}

function setColumn(field: string): Column<AnySet> {
  switch (field) {
    case 'attribute_set_id': return { read: ({ id }) => id, kind: 'number' }
    case 'attribute_set_name': return { read: ({ name }) => name }
    case 'sort_order': return { read: ({ sort }) => sort, kind: 'number' }
    case 'entity_type_code': return { read: ({ entity = productEntity }) => entityCodes[entity] }
    case 'entity_type_id': return { read: ({ entity = productEntity }) => entity, kind: 'number' }
  }
  throw hiddenProblem()
}
const entityCodes: Record<number, string> = { 1: 'customer', 2: 'customer_address', 3: 'catalog_category', 4: 'catalog_product', 5: 'order', 6: 'invoice', 7: 'creditmemo', 8: 'shipment' }

function groupColumn(field: string): Column<AttributeGroup> {
  switch (field) {
    case 'attribute_set_id': return { read: ({ setId }) => setId, kind: 'number' }
    case 'attribute_group_id': return { read: ({ id }) => id, kind: 'number', index: 'id' }
    case 'attribute_group_name': return { read: ({ name }) => name }
    case 'attribute_group_code': return { read: ({ code }) => code }
    case 'sort_order': return { read: ({ sort }) => sort, kind: 'number' }
  }
  throw hiddenProblem()
}
