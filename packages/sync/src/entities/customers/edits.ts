import type { EditableField } from '../../edits.ts'

const address = (part: string) => `DISPLAYCONTACT.MAILADDRESS.${part}`

/** What a person may give for one try of a customer that failed. */
export const customerEdits: readonly EditableField[] = [
  { field: 'email', label: 'E-mail', source: 'DISPLAYCONTACT.EMAIL1', help: 'One address, which no other customer of the website has.', mends: ['EMAIL_MISSING', 'EMAIL_INVALID', 'EMAIL_SEVERAL', 'EMAIL_DUPLICATE', 'EMAIL_EXCHANGED', 'EMAIL_TAKEN_IN_SHOP'] },
  { field: 'firstname', label: 'First name', source: 'DISPLAYCONTACT.FIRSTNAME', mends: ['NAME_MISSING'] },
  { field: 'lastname', label: 'Last name', source: 'DISPLAYCONTACT.LASTNAME', mends: ['NAME_MISSING'] },
  { field: 'address.street', label: 'Street', source: address('ADDRESS1'), mends: ['STREET_MISSING'] },
  { field: 'address.city', label: 'City', source: address('CITY'), mends: ['CITY_MISSING'] },
  { field: 'address.postcode', label: 'Postal code', source: address('ZIP'), mends: ['POSTCODE_MISSING'] },
  { field: 'address.region', label: 'State or region', source: address('STATE'), help: 'Its code or its full name, as the shop lists it. Empty sends the address without one.', mends: ['REGION_UNKNOWN'] },
  { field: 'address.country', label: 'Country', source: address('COUNTRYCODE'), help: 'Two letters, such as US, or the country’s name.', mends: ['COUNTRY_MISSING', 'COUNTRY_UNKNOWN'] },
  { field: 'telephone', label: 'Telephone', mends: ['TELEPHONE_MISSING'] },
]
