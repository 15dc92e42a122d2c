import type { MagentoState } from '../state.ts'
import type { Attribute } from './attributes.ts'
import { sourceOf } from './built-in-options.ts'

const yesNo = [{ label: 'Yes', value: '1' }, { label: 'No', value: '0' }]
const table = String.raw`Magento\Eav\Model\Entity\Attribute\Source\Table`
const boolean = String.raw`Magento\Eav\Model\Entity\Attribute\Source\Boolean`

/** What all answers about an attribute say before its own. */
const common = {
  is_wysiwyg_enabled: false, is_html_allowed_on_front: false, used_for_sort_by: false, is_filterable: false, is_filterable_in_search: false, is_used_in_grid: false,
  is_visible_in_grid: false, is_filterable_in_grid: false, position: 0, apply_to: [] as string[], is_searchable: '0', is_visible_in_advanced_search: '0', is_comparable: '0',
  is_used_for_promo_rules: '0', is_visible_on_front: '0', used_in_product_listing: '0', is_visible: true,
}

const displayModes = [{ label: 'Products only', value: 'PRODUCTS' }, { label: 'Static block only', value: 'PAGE' }, { label: 'Static block and products', value: 'PRODUCTS_AND_PAGE' }]

/** What a select of the category form offers. */
export const categoryOptions = ({ code, input, backend }: Attribute) => (code === 'display_mode' ? displayModes : input === 'select' && backend === 'int' ? yesNo : [])

/** An attribute of categories as the shop answers it. */
export function writeCategoryAttribute(attribute: Attribute): Record<string, unknown> {
  const { id, code, input, backend, required, label, scope } = attribute
  const flag = input === 'select' && backend === 'int'
  return {
    ...common, scope, attribute_id: id, attribute_code: code, frontend_input: input, entity_type_id: '3', is_required: required, options: flag ? yesNo : [], is_user_defined: false,
    default_frontend_label: label, frontend_labels: [], backend_type: backend, ...(flag ? { source_model: boolean } : {}), is_unique: '0', validation_rules: [],
  }
}

/** Options as the shop lists them: of its table an empty one first. */
export function writeOptions(attribute: Attribute, state: Pick<MagentoState, 'taxes'>): { label: string; value: string }[] {
  const own = () => [{ label: ' ', value: '' }, ...attribute.options.toSorted((a, b) => a.sort - b.sort || Number(a.value) - Number(b.value)).map(({ label, value }) => ({ label, value }))]
  return sourceOf(attribute)?.options(state) ?? own()
}

/** An attribute of products as the shop answers it. */
export function writeProductAttribute(attribute: Attribute, state: Pick<MagentoState, 'taxes'>): Record<string, unknown> {
  const { id, code, input, backend, required, label, scope, unique, userDefined } = attribute
  const source = sourceOf(attribute)
  const listed = source !== undefined || input === 'select' || input === 'multiselect'
  const start = source ? source.start : ''
  return {
    extension_attributes: { is_pagebuilder_enabled: false }, ...common, apply_to: attribute.soldOnly ? ['simple', 'virtual', 'bundle', 'downloadable', 'configurable'] : [], scope, attribute_id: id, attribute_code: code,
    frontend_input: input, entity_type_id: '4', is_required: required, options: listed ? writeOptions(attribute, state) : [], is_user_defined: userDefined, default_frontend_label: label,
    frontend_labels: [], backend_type: backend, ...(listed ? { source_model: source?.model ?? table, ...(start === undefined ? {} : { default_value: start }) } : {}), is_unique: unique ? '1' : '0', validation_rules: [],
  }
}
