import type { ObjectDefinition } from '../books/definition.ts'
import { contact } from './contact.ts'
import { customer } from './customer.ts'
import { item } from './item.ts'
import { arTerm, companyPreference, customerType, itemTaxGroup, locationEntity, salesDefinition, userInfo } from './lists.ts'
import { priceList, priceListEntry } from './price-list.ts'
import { productLine } from './product-line.ts'
import { salesDocument, salesDocumentLine, salesDocumentSubtotal } from './sales-document.ts'
import { itemWarehouse, warehouse } from './warehouse.ts'

/** Every object that the sandbox's books know. A new one is a definition file and a line here. */
export const objects: readonly ObjectDefinition[] = [
  customer, contact, customerType, arTerm, locationEntity, userInfo, companyPreference, salesDefinition, itemTaxGroup,
  productLine, item, warehouse, itemWarehouse, priceList, priceListEntry, salesDocument, salesDocumentLine, salesDocumentSubtotal,
]
