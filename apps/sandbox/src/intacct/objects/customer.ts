import { choice, field, flag, set, systemFields, text, type Books, type ObjectDefinition, type Row } from '../books/definition.ts'
import { formatTimestamp } from '../dates.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { contactFields } from './contact.ts'

const display = 'DISPLAYCONTACT.'

/**
 * A customer of Accounts Receivable. Its names, e-mail, phone and address are those of its display contact, a CONTACT record.
 * WEB_GROUP and SHOP_NICKNAME are custom fields, as a company would add them.
 */
export const customer: ObjectDefinition = {
  name: 'CUSTOMER', label: 'Customer', key: 'CUSTOMERID',
  fields: [
    field('CUSTOMERID', 'TEXT', 'Customer ID', { maxLength: 20 }),
    field('NAME', 'TEXT', 'Customer name', { required: true, maxLength: 400 }),
    set('ENTITY', 'TEXT', 'Entity'), choice('STATUS', 'Status', 'active', 'active non-posting', 'inactive'), flag('ONETIME', 'One time'),
    text('CUSTTYPE', 'Customer type ID', 80), set('CUSTTYPEKEY', 'INTEGER', 'Customer type key'),
    text('PARENTID', 'Parent ID', 20), set('PARENTKEY', 'INTEGER', 'Parent key'), set('PARENTNAME', 'TEXT', 'Parent name'),
    text('TERMNAME', 'Term', 80), text('TERRITORYID', 'Territory ID', 40), text('CUSTREPID', 'Sales rep ID', 40), text('GLGROUP', 'GL group', 80),
    text('SHIPPINGMETHOD', 'Shipping method', 40), text('RESALENO', 'Resale number', 40), text('TAXID', 'Tax ID', 40),
    field('CREDITLIMIT', 'DECIMAL', 'Credit limit'), { ...set('TOTALDUE', 'DECIMAL', 'Total due') }, flag('ONHOLD', 'On hold'),
    text('DELIVERY_OPTIONS', 'Delivery options', 40), text('CURRENCY', 'Default currency', 3), text('COMMENTS', 'Comments', 2000),
    flag('HIDEDISPLAYCONTACT', 'Exclude from contact list'), set('DISPLAYCONTACTKEY', 'INTEGER', 'Display contact key'),
    field('WEB_GROUP', 'TEXT', 'Web shop group', { custom: true, maxLength: 100, validValues: ['', 'Retail', 'Wholesale', 'VIP'] }),
    field('SHOP_NICKNAME', 'TEXT', 'Nickname in the web shop', { custom: true, maxLength: 100 }),
    ...systemFields,
  ],
  relations: [
    { path: 'DISPLAYCONTACT', object: 'CONTACT', by: 'DISPLAYCONTACTKEY', to: 'RECORDNO', label: 'Display contact' },
    { path: 'PARENT', object: 'CUSTOMER', by: 'PARENTKEY', to: 'RECORDNO', label: 'Parent customer' },
    { path: 'CUSTTYPE', object: 'CUSTTYPE', by: 'CUSTTYPEKEY', to: 'RECORDNO', label: 'Customer type' },
    { path: 'TERM', object: 'ARTERM', by: 'TERMNAME', to: 'NAME', label: 'Term' },
  ],
  indexes: ['DISPLAYCONTACTKEY', 'PARENTKEY', 'CUSTTYPE'],
  shows: [`${display}CONTACTNAME`, ...contactFields.map(({ id }) => display + id)],
  write: { defaults: { STATUS: 'active', ONETIME: 'false', ONHOLD: 'false', TOTALDUE: '0', CURRENCY: 'USD', HIDEDISPLAYCONTACT: 'false' }, check, parts },
}

function check(row: Row, before: Row | undefined, books: Books): void {
  if (!row.NAME?.trim()) throw new FunctionFailure(problems.invalid('Customer Name is required.', 'Enter a name.'))
  if (row.CUSTTYPE && !books.table('CUSTTYPE').byKey(row.CUSTTYPE)) throw new FunctionFailure(problems.invalid(`Invalid Customer Type '${row.CUSTTYPE}' specified.`))
  if (row.TERMNAME && !books.table('ARTERM').byKey(row.TERMNAME)) throw new FunctionFailure(problems.invalid(`Invalid Term '${row.TERMNAME}' specified.`))
  if (row.PARENTID && (row.PARENTID === row.CUSTOMERID || !books.table('CUSTOMER').byKey(row.PARENTID))) {
    throw new FunctionFailure(problems.invalid(`Invalid Parent '${row.PARENTID}' specified.`))
  }
  if (before && before.CUSTOMERID !== row.CUSTOMERID) throw new FunctionFailure(problems.invalid('Customer ID cannot be changed.'))
}

/** The display contact is created with its customer, and changed through it. */
function parts(given: Record<string, string>, row: Row, before: Row | undefined, books: Books): Record<string, string> {
  const contacts = books.table('CONTACT')
  const values = Object.fromEntries(Object.entries(given).flatMap(([path, value]) => (path.startsWith(display) ? [[path.slice(display.length), value]] : [])))
  delete values.CONTACTNAME
  const now = formatTimestamp(books.now())
  const parent = row.PARENTID ? books.table('CUSTOMER').byKey(row.PARENTID) : undefined
  const linked = {
    ENTITY: `C${row.CUSTOMERID ?? ''}`, PARENTKEY: parent?.RECORDNO ?? '', PARENTNAME: parent?.NAME ?? '',
    CUSTTYPEKEY: row.CUSTTYPE ? books.table('CUSTTYPE').byKey(row.CUSTTYPE)?.RECORDNO ?? '' : '',
  }
  if (before) {
    const shown = contacts.get(before.DISPLAYCONTACTKEY ?? '')
    const differs = shown && Object.entries(values).some(([name, value]) => (shown[name] ?? '') !== value)
    if (differs) contacts.change(before.DISPLAYCONTACTKEY ?? '', { ...values, WHENMODIFIED: now })
    return linked
  }
  if (!values.PRINTAS) values.PRINTAS = row.NAME ?? ''
  const made = contacts.insert({
    ...emptyContact, STATUS: 'active', TAXABLE: 'true', ...values, CONTACTNAME: contactNameOf(row), WHENCREATED: now, WHENMODIFIED: now,
  })
  return { ...linked, DISPLAYCONTACTKEY: made.RECORDNO ?? '' }
}

const emptyContact = Object.fromEntries(contactFields.map(({ id }) => [id, '']))

/** The name that Intacct gives to the contact that it makes for a customer: the customer's name and, in brackets, its ID behind a C. */
export const contactNameOf = (row: Row): string => `${row.NAME ?? ''}(C${row.CUSTOMERID ?? ''})`.slice(0, 200)
