import type { ObjectDefinition } from '../books/definition.ts'
import { contact } from './contact.ts'
import { customer } from './customer.ts'
import { arTerm, companyPreference, customerType, locationEntity, userInfo, warehouse } from './lists.ts'

/** Every object that the sandbox's books know. A new one is a definition file and a line here. */
export const objects: readonly ObjectDefinition[] = [
  customer, contact, customerType, arTerm, locationEntity, userInfo, companyPreference, warehouse,
]
