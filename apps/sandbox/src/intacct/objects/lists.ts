import { choice, field, flag, set, systemFields, text, type ObjectDefinition } from '../books/definition.ts'

export const customerType: ObjectDefinition = {
  name: 'CUSTTYPE', label: 'Customer type', key: 'NAME',
  fields: [
    field('NAME', 'TEXT', 'Customer type ID', { required: true, maxLength: 80 }), text('PARENT.NAME', 'Parent type', 80), choice('STATUS', 'Status', 'active', 'inactive'),
    ...systemFields,
  ],
}

export const arTerm: ObjectDefinition = {
  name: 'ARTERM', label: 'AR term', key: 'NAME',
  fields: [
    field('NAME', 'TEXT', 'Term', { required: true, maxLength: 80 }), text('DESCRIPTION', 'Description'), choice('STATUS', 'Status', 'active', 'inactive'),
    field('DUEDATE', 'INTEGER', 'Due days'), text('DUEFROM', 'Due from'), field('DISCAMOUNT', 'DECIMAL', 'Discount'), ...systemFields,
  ],
}

/** The entities of a multi-entity company. */
export const locationEntity: ObjectDefinition = {
  name: 'LOCATIONENTITY', label: 'Entity', key: 'LOCATIONID',
  fields: [
    field('LOCATIONID', 'TEXT', 'Entity ID', { required: true, maxLength: 20 }), text('NAME', 'Name'), text('SITEID', 'Site ID'), text('CURRENCY', 'Currency', 3),
    text('OPCOUNTRY', 'Operating country'), choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields,
  ],
}

export const userInfo: ObjectDefinition = {
  name: 'USERINFO', label: 'User', key: 'LOGINID',
  fields: [
    field('LOGINID', 'TEXT', 'User ID', { required: true }), text('DESCRIPTION', 'User name'), text('CONTACTINFO.CONTACTNAME', 'Contact name'),
    text('CONTACTINFO.EMAIL1', 'Email address'), choice('USERTYPE', 'User type', 'business user', 'employee user', 'view only user'),
    choice('ADMIN', 'Admin privileges', 'Off', 'Limited', 'Full'), choice('STATUS', 'Status', 'active', 'inactive'), flag('WEBSERVICESONLY', 'Web services only'),
    ...systemFields,
  ],
}

/** What the company was set up with: its name, its currency, its time zone. */
export const companyPreference: ObjectDefinition = {
  name: 'COMPANYPREF', label: 'Company preference', key: 'PROPERTY',
  fields: [set('PROPERTY', 'TEXT', 'Property'), set('VALUE', 'TEXT', 'Value'), ...systemFields],
}

/** Transaction definitions of Order Entry: what an admin chooses invoices by. */
export const salesDefinition: ObjectDefinition = {
  name: 'SODOCUMENTPARAMS', label: 'Order Entry transaction definition', key: 'DOCID',
  fields: [
    field('DOCID', 'TEXT', 'Name', { required: true, maxLength: 100 }), text('DESCRIPTION', 'Description'), text('DOCCLASS', 'Template type', 40),
    choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields,
  ],
}

export const itemTaxGroup: ObjectDefinition = {
  name: 'ITEMTAXGROUP', label: 'Item tax group', key: 'NAME',
  fields: [field('NAME', 'TEXT', 'Name', { required: true, maxLength: 100 }), text('GROUPTYPE', 'Group type', 40), choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields],
}
