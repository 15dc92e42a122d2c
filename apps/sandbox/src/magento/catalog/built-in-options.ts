import type { MagentoState } from '../state.ts'
import { countries } from '../directory/places.ts'
import type { Attribute } from './attributes.ts'

interface Choice { label: string; value: string }
/** Where the options of a select come from that has no option rows of its own, and what the form begins with. */
interface Source { model: string; start: string | undefined; options(state: Pick<MagentoState, 'taxes'>): Choice[] }

const fixed = (model: string, start: string | undefined, ...choices: [value: string, label: string][]): Source => (
  { model, start, options: () => choices.map(([value, label]) => ({ label, value })) })
const yesNo = fixed(String.raw`Magento\Eav\Model\Entity\Attribute\Source\Boolean`, '', ['1', 'Yes'], ['0', 'No'])

/** Options that come with a fresh Magento 2.4.7, as its source has them; `custom_design` and `page_layout` depend on the installed themes and are empty here. */
const sources: Readonly<Record<string, Source>> = {
  status: fixed(String.raw`Magento\Catalog\Model\Product\Attribute\Source\Status`, undefined, ['1', 'Enabled'], ['2', 'Disabled']),
  visibility: fixed(String.raw`Magento\Catalog\Model\Product\Visibility`, '4', ['1', 'Not Visible Individually'], ['2', 'Catalog'], ['3', 'Search'], ['4', 'Catalog, Search']),
  quantity_and_stock_status: fixed(String.raw`Magento\CatalogInventory\Model\Source\Stock`, '1', ['1', 'In Stock'], ['0', 'Out of Stock']),
  options_container: fixed(String.raw`Magento\Catalog\Model\Entity\Product\Attribute\Design\Options\Container`, 'container2', ['container1', 'Product Info Column'], ['container2', 'Block after Info Column']),
  msrp_display_actual_price_type: fixed(String.raw`Magento\Msrp\Model\Product\Attribute\Source\Type\Price`, undefined, ['0', 'Use config'], ['1', 'On Gesture'], ['2', 'In Cart'], ['3', 'Before Order Confirmation']),
  gift_message_available: fixed(String.raw`Magento\Catalog\Model\Product\Attribute\Source\Boolean`, '', ['1', 'Yes'], ['0', 'No'], ['2', 'Use config']),
  custom_design: fixed(String.raw`Magento\Theme\Model\Theme\Source\Theme`, undefined),
  page_layout: fixed(String.raw`Magento\Catalog\Model\Product\Attribute\Source\Layout`, undefined),
  country_of_manufacture: {
    model: String.raw`Magento\Catalog\Model\Product\Attribute\Source\Countryofmanufacture`, start: undefined,
    options: () => [{ label: ' ', value: '' }, ...[...countries.values()].map(({ code, name }) => ({ label: name, value: code })).toSorted((a, b) => a.label.localeCompare(b.label))],
  },
  tax_class_id: {
    model: String.raw`Magento\Tax\Model\TaxClass\Source\Product`, start: '2',
    options: ({ taxes }) => [{ label: 'None', value: '0' }, ...[...taxes.tables.class.all()].filter((row) => row.class_type === 'PRODUCT').map((row) => ({ label: row.class_name, value: String(row.id) }))],
  },
}

/** The source of an attribute's options where it is not the shop's table of options. */
export const sourceOf = ({ code, input, userDefined }: Attribute): Source | undefined => (userDefined ? undefined : sources[code]) ?? (input === 'boolean' ? yesNo : undefined)
