import type { EntityDefinition } from '../definition.ts'
import { customers } from './customers/index.ts'
import { priceLists } from './price-lists/index.ts'
import { productFamilies } from './product-families/index.ts'
import { products } from './products/index.ts'
import { salesInvoices } from './sales-invoices/index.ts'
import { stockLevels } from './stock-levels/index.ts'

export type { EntityDefinition, EntityNeeds, GridColumn, IntacctNeed, MagentoNeed, RecordFace, SettingMeta, Side } from '../definition.ts'
export { editsOffered, type EditableField, type EditOffer } from '../edits.ts'
export type { Failure, FailureClass, FailureKind, FixedBy, MendPlace } from '../failure.ts'
export { commonFailures } from '../failures/common.ts'
export {
  checkSettings, filterConditions, isInForce, settingsForm,
  type CheckedSettings, type Choice, type DirectoryList, type SettingField, type SettingsSection, type SettingWidget,
} from '../settings-form.ts'

/** Every entity, in the order in which people see them. One line each. */
export const entities: readonly EntityDefinition[] = [
  customers as EntityDefinition,
  productFamilies as EntityDefinition,
  products as EntityDefinition,
  salesInvoices as EntityDefinition,
  stockLevels as EntityDefinition,
  priceLists as EntityDefinition,
]

/** An entity by its folder's name. */
export const entityNamed = (name: string): EntityDefinition | undefined => entities.find((entity) => entity.name === name)
