import { choice, field, flag, systemFields, text, type Books, type ObjectDefinition, type Row } from '../books/definition.ts'
import { formatTimestamp } from '../dates.ts'
import { FunctionFailure, problems } from '../problems.ts'

/** What the display contact of a customer lets one set, besides its name. */
export const contactFields = [
  text('PRINTAS', 'Print as', 200), text('COMPANYNAME', 'Company name', 200), flag('TAXABLE', 'Taxable'), text('TAXGROUP', 'Contact tax group'),
  text('PREFIX', 'Prefix', 40), text('FIRSTNAME', 'First name', 80), text('LASTNAME', 'Last name', 80), text('INITIAL', 'Middle name', 40),
  text('PHONE1', 'Primary phone number', 30), text('PHONE2', 'Secondary phone number', 30), text('CELLPHONE', 'Mobile phone number', 30),
  text('PAGER', 'Pager', 30), text('FAX', 'Fax number', 30), text('EMAIL1', 'Primary email address', 200), text('EMAIL2', 'Secondary email address', 200),
  text('URL1', 'Primary URL', 200), text('URL2', 'Secondary URL', 200), choice('STATUS', 'Status', 'active', 'inactive'),
  text('MAILADDRESS.ADDRESS1', 'Address 1', 200), text('MAILADDRESS.ADDRESS2', 'Address 2', 200), text('MAILADDRESS.ADDRESS3', 'Address 3', 200),
  text('MAILADDRESS.CITY', 'City', 80), text('MAILADDRESS.STATE', 'State or territory', 40), text('MAILADDRESS.ZIP', 'ZIP or postal code', 30),
  text('MAILADDRESS.COUNTRY', 'Country', 60), text('MAILADDRESS.COUNTRYCODE', 'Country code', 2),
  text('MAILADDRESS.LATITUDE', 'Latitude', 20), text('MAILADDRESS.LONGITUDE', 'Longitude', 20),
] as const

export const contact: ObjectDefinition = {
  name: 'CONTACT', label: 'Contact', key: 'CONTACTNAME',
  fields: [field('CONTACTNAME', 'TEXT', 'Contact name', { required: true, maxLength: 200 }), ...contactFields, ...systemFields],
  write: {
    defaults: { STATUS: 'active', TAXABLE: 'true' },
    check(row, before, books) {
      if (!row.PRINTAS) throw new FunctionFailure(problems.invalid('Print as is required for a contact.'))
      if (before) touchCustomers(row, books)
    },
  },
}

/** See the switch `contactTouchesCustomer`: whether the real system does it is not known. */
function touchCustomers(row: Row, books: Books): void {
  if (!books.switches.contactTouchesCustomer) return
  const customers = books.table('CUSTOMER')
  for (const { RECORDNO } of customers.where('DISPLAYCONTACTKEY', row.RECORDNO ?? '')) {
    customers.change(RECORDNO ?? '', { WHENMODIFIED: formatTimestamp(books.now()) })
  }
}
