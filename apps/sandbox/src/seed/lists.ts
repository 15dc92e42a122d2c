import { arTerm, companyPreference, customerType, itemTaxGroup, locationEntity, salesDefinition, userInfo } from '../intacct/objects/lists.ts'
import { transactionDefinitions } from '../intacct/objects/sales-document.ts'
import { warehouse } from '../intacct/objects/warehouse.ts'
import type { SeededBooks } from '../intacct/index.ts'
import { demoCompanyId, demoUser, limitedUser } from './credentials.ts'
import { rowOf } from './rows.ts'

/** Customer types; Employees has no group in the shop on purpose, so that a type without a mapping can be seen. */
export const customerTypes = ['Retail', 'Wholesale', 'Distributor', 'Online', 'Government', 'Employees'] as const
export const terms = ['N15', 'N30', 'N45', 'N60', 'Due on receipt'] as const

/** Of the items; see items.ts. */
export const itemTaxGroups = ['Standard', 'Reduced'] as const

export const warehouses = [['WH-EAST', 'East Coast'], ['WH-WEST', 'West Coast'], ['WH-EU', 'Europe']] as const

const numbered = <T,>(list: readonly T[], make: (one: T, recordNo: number) => SeededBooks[string][number]) => list.map((one, at) => make(one, at + 1))

/** The small objects that customers, items and documents point at. */
export function listRows(): SeededBooks {
  return {
    CUSTTYPE: numbered(customerTypes, (name, recordNo) => rowOf(customerType, recordNo, { NAME: name })),
    ARTERM: numbered(terms, (name, recordNo) => rowOf(arTerm, recordNo, { NAME: name, DESCRIPTION: name, DUEDATE: String(Number(/\d+/.exec(name)?.[0] ?? 0)), DUEFROM: 'from invoice/bill date' })),
    LOCATIONENTITY: numbered([['US', 'Causeway Demo Inc.', 'USD', 'United States'], ['UK', 'Causeway Demo Ltd', 'GBP', 'United Kingdom']] as const,
      ([id, name, currency, country], recordNo) => rowOf(locationEntity, recordNo, { LOCATIONID: id, NAME: name, SITEID: id, CURRENCY: currency, OPCOUNTRY: country })),
    USERINFO: numbered([[demoUser.userId, 'Web services of the shop', 'Full'], [limitedUser.userId, 'A user without rights on customers', 'Off']] as const,
      ([id, name, admin], recordNo) => rowOf(userInfo, recordNo, { LOGINID: id, DESCRIPTION: name, USERTYPE: 'business user', ADMIN: admin, WEBSERVICESONLY: 'true' })),
    COMPANYPREF: numbered([['TITLE', 'Causeway Demo'], ['COMPANYID', demoCompanyId], ['BASECURR', 'USD'], ['TIMEZONE', 'GMT']] as const,
      ([property, value], recordNo) => rowOf(companyPreference, recordNo, { PROPERTY: property, VALUE: value })),
    SODOCUMENTPARAMS: numbered(Object.entries(transactionDefinitions), ([name, { docClass }], recordNo) => rowOf(salesDefinition, recordNo, { DOCID: name, DESCRIPTION: name, DOCCLASS: docClass })),
    ITEMTAXGROUP: numbered(itemTaxGroups, (name, recordNo) => rowOf(itemTaxGroup, recordNo, { NAME: name, GROUPTYPE: 'Item' })),
    WAREHOUSE: numbered(warehouses, ([id, name], recordNo) => rowOf(warehouse, recordNo, { WAREHOUSEID: id, LOCATIONID: id, NAME: name })),
  }
}
