import { describe, expect, test } from '@jest/globals'
import { customer, draftOf, failureOf, map, warningsOf, type MapOptions } from './fixtures.ts'
import { customers } from '../../../src/entities/customers/index.ts'

describe('who is sent', () => {
  test('an active customer', () => {
    expect(draftOf(customer())).toMatchObject({ email: 'grace@example.com', firstname: 'Grace', lastname: 'Walker', websiteId: 1, storeId: 1, groupId: 1 })
  })

  test.each<[string, Record<string, string>, MapOptions['settings'], string]>([
    ['of another type', { CUSTTYPE: 'Staff' }, { customerTypes: ['Retail'] }, 'Its customer type “Staff” is not among those that are sent.'],
    ['of no type, when types are chosen', { CUSTTYPE: '' }, { customerTypes: ['Retail'] }, 'It has no customer type, and only some types are sent.'],
    ['on hold, when those are not sent', { ONHOLD: 'true' }, { sendOnHold: false }, 'It is on hold in Sage Intacct.'],
    ['whose field is not what the filter says', { WEB: 'no' }, { filters: [{ field: 'WEB', is: 'equal', value: 'Yes' }] }, 'Its field WEB is “no”, which the filter in the settings leaves out.'],
    ['whose field is empty', { WEB: '' }, { filters: [{ field: 'WEB', is: 'not-empty', value: '' }] }, 'Its field WEB is empty, which the filter in the settings leaves out.'],
  ])('not one %s: it is skipped and says so', (_, fields, settings, reason) => {
    expect(map(customer(fields), { settings })).toEqual({ kind: 'skip', reason })
  })

  test.each<[string, Record<string, string>, MapOptions['settings']]>([
    ['of a chosen type', {}, { customerTypes: ['Staff', 'Retail'] }],
    ['on hold, by default', { ONHOLD: 'true' }, {}],
    ['with equal text, whatever its case', { WEB: 'YES ' }, { filters: [{ field: 'WEB', is: 'equal', value: 'yes' }] }],
    ['with other text', { WEB: 'x' }, { filters: [{ field: 'WEB', is: 'not-equal', value: 'y' }] }],
    ['that contains it', { WEB: 'web shop' }, { filters: [{ field: 'WEB', is: 'contains', value: 'SHOP' }] }],
    ['that is empty', { WEB: '  ' }, { filters: [{ field: 'WEB', is: 'empty', value: '' }] }],
    ['that is one of a list', { WEB: 'b' }, { filters: [{ field: 'WEB', is: 'one-of', value: 'a, B' }] }],
    ['for which all conditions hold', { A: '1', B: '2' }, { filters: [{ field: 'A', is: 'equal', value: '1' }, { field: 'B', is: 'equal', value: '2' }] }],
  ])('one %s', (_, fields, settings) => {
    expect(map(customer(fields), { settings }).kind).toBe('draft')
  })

  test('an inactive one is no customer to create, whatever else is wrong with it', () => {
    expect(map(customer({ STATUS: 'inactive', contact: { EMAIL1: '' } }))).toEqual({ kind: 'draft', claims: [], draft: { kind: 'inactive', groupId: null } })
    expect(map(customer({ STATUS: 'inactive' }), { settings: { inactive: 'move-to-group', inactiveGroupId: 3 } })).toMatchObject({ draft: { kind: 'inactive', groupId: 3 } })
  })

  test.each(['active non-posting', 'Active non-posting', 'activeNonPosting'])('one that is “%s” counts as inactive, or as active by setting', (STATUS) => {
    expect(map(customer({ STATUS }))).toMatchObject({ draft: { kind: 'inactive', nonPosting: true } })
    expect(map(customer({ STATUS }), { settings: { nonPosting: 'as-active' } })).toMatchObject({ draft: { kind: 'customer' } })
    expect(map(customer({ STATUS: 'inactive' }), { settings: { nonPosting: 'as-active' } })).toMatchObject({ draft: { kind: 'inactive' } })
  })
})

describe('the e-mail address', () => {
  test.each([
    ['missing', '', 'EMAIL_MISSING'], ['only spaces', '   ', 'EMAIL_MISSING'], ['without @', 'grace.example.com', 'EMAIL_INVALID'],
    ['without a domain', 'grace@', 'EMAIL_INVALID'], ['with a host of one word', 'grace@localhost', 'EMAIL_INVALID'], ['with a space inside', 'grace walker@example.com', 'EMAIL_INVALID'],
    ['longer than an address can be', `${'x'.repeat(65)}@example.com`, 'EMAIL_INVALID'], ['of 300 characters', `a@${'b.'.repeat(146)}example`, 'EMAIL_INVALID'], ['an emoji', '🎉@🎉.example', 'EMAIL_INVALID'],
    ['with a name before it', 'Grace Walker <grace@example.com>', 'EMAIL_INVALID'], ['with two dots', 'grace..w@example.com', 'EMAIL_INVALID'], ['several', 'a@example.com; b@example.com', 'EMAIL_SEVERAL'], ['several, with a comma', 'a@example.com,b@example.com', 'EMAIL_SEVERAL'],
  ])('is refused when it is %s', (_, EMAIL1, code) => {
    const failure = failureOf(customer({ contact: { EMAIL1 } }))
    expect(failure).toMatchObject({ code, subject: 'Customer C-1042', fixedBy: 'books', retryable: false })
    expect(failure.remedy).toContain('Customers › C-1042 › Contact')
  })

  test.each([
    ['  grace@example.com ', 'grace@example.com'], ['Grace.Walker+shop@Example.co.uk', 'Grace.Walker+shop@Example.co.uk'], ['o\'brien@example.ie', 'o\'brien@example.ie'],
    ['\u00a0grace@exam\u00adple.com\u200b', 'grace@example.com'], [`${'x'.repeat(64)}@example.com`, `${'x'.repeat(64)}@example.com`],
    ['zoë@example.com', 'zoë@example.com'], ['info@müller.example.de', 'info@müller.example.de'],
  ])('%s is taken', (EMAIL1, email) => {
    expect(draftOf(customer({ contact: { EMAIL1 } })).email).toBe(email)
  })

  test('is claimed without case, once a website', () => {
    expect(map(customer({ contact: { EMAIL1: 'Grace@Example.com' } }), { settings: { websiteId: 3 } })).toMatchObject({ claims: ['email:grace@example.com@@3'] })
  })
})

describe('the name', () => {
  test.each([
    ['the contact person’s own', { contact: { FIRSTNAME: 'Jean-Luc', LASTNAME: 'de la Cruz' } }, {}, ['Jean-Luc', 'de la Cruz']],
    ['the customer’s, split at the first space', { NAME: 'Ana Maria Lopez', contact: { FIRSTNAME: '', LASTNAME: '' } }, {}, ['Ana', 'Maria Lopez']],
    ['the customer’s, split at the last space by setting', { NAME: 'Ana Maria Lopez', contact: { FIRSTNAME: '', LASTNAME: '' } }, { nameSplit: 'last-word' as const }, ['Ana Maria', 'Lopez']],
    ['of one word, with the setting’s last name', { NAME: 'Amazonia', contact: { FIRSTNAME: '', LASTNAME: '' } }, {}, ['Amazonia', 'Customer']],
    ['without comma, dot and brackets', { NAME: 'Acme, Inc. (West)', contact: { FIRSTNAME: '', LASTNAME: '' } }, {}, ['Acme', 'Inc West']],
    ['with “and” for an ampersand, without the slash', { NAME: 'Smith & Sons / Hardware', contact: { FIRSTNAME: '', LASTNAME: '' } }, {}, ['Smith', 'and Sons Hardware']],
    ['with accents', { contact: { FIRSTNAME: 'Zoë', LASTNAME: 'Müller' } }, {}, ['Zoë', 'Müller']],
    ['without emoji', { NAME: 'Sunny ☀️ Café 🍰', contact: { FIRSTNAME: '', LASTNAME: '' } }, {}, ['Sunny', 'Café']],
    ['with straight apostrophes', { contact: { FIRSTNAME: 'Rosa', LASTNAME: 'D’Angelo' } }, {}, ['Rosa', "D'Angelo"]],
    ['of a contact with brackets', { contact: { FIRSTNAME: 'Bob (Sales)', LASTNAME: 'Smith, Jr.' } }, {}, ['Bob Sales', 'Smith Jr']],
    ['in another script', { contact: { FIRSTNAME: '太郎', LASTNAME: '田中' } }, {}, ['太郎', '田中']],
    ['without line breaks and double spaces', { contact: { FIRSTNAME: ' Liam ', LASTNAME: 'Young\n' } }, {}, ['Liam', 'Young']],
    ['without tags', { NAME: '<b>Bold</b> Foods', contact: { FIRSTNAME: '', LASTNAME: '' } }, {}, ['b', 'Bold b Foods']],
  ])('is %s', (_, fields, settings, [firstname, lastname]) => {
    const draft = draftOf(customer(fields as never), { settings })
    expect(draft).toMatchObject({ firstname, lastname })
    expect(draft.address).toMatchObject({ firstname, lastname })
  })

  test('keeps in the company what it had to leave out', () => {
    expect(draftOf(customer({ NAME: 'Acme, Inc. (West)', contact: { FIRSTNAME: '', LASTNAME: '' } })).address.company).toBe('Acme, Inc. (West)')
    expect(draftOf(customer()).address.company).toBe('Northwind Hardware Inc.')
  })

  test('is cut to what the shop holds, and so is the company, with a warning', () => {
    const name = 'Interregional Association of Coastal Trading '.repeat(7).trim()
    const source = customer({ NAME: name, contact: { FIRSTNAME: '', LASTNAME: '' } })
    const draft = draftOf(source)
    expect(draft.firstname.length).toBeLessThanOrEqual(255)
    expect(draft.lastname.length).toBeLessThanOrEqual(255)
    expect(draft.lastname.endsWith(' ')).toBe(false)
    expect(draft.address.company).toHaveLength(255)
    expect(warningsOf(source)).toEqual(['The company name is longer than 255 characters; the shop holds its beginning.'])
  })

  test.each([['*** !!!'], ['']])('%j is refused when nothing usable is left', (NAME) => {
    expect(failureOf(customer({ NAME, contact: { FIRSTNAME: '', LASTNAME: '' } }))).toMatchObject({ code: 'NAME_MISSING' })
  })
})

describe('the postal code', () => {
  test.each([
    ['the United States', { ZIP: '' }], ['Germany', { ZIP: '', COUNTRYCODE: 'DE', COUNTRY: 'Germany', STATE: '' }], ['spaces only', { ZIP: '  ' }],
  ])('is needed in %s', (_, address) => {
    expect(failureOf(customer({ address }))).toMatchObject({ code: 'POSTCODE_MISSING', class: 'missing' })
  })

  test('is not needed in Ireland', () => {
    expect(draftOf(customer({ address: { ZIP: '', COUNTRYCODE: 'IE', COUNTRY: 'Ireland', STATE: '' } })).address.postcode).toBe('')
  })

  test('is not needed where the settings say so, and needed where they no longer do', () => {
    expect(draftOf(customer({ address: { ZIP: '' } }), { settings: { postcodeOptional: 'ie; us' } }).address.postcode).toBe('')
    expect(failureOf(customer({ address: { ZIP: '', COUNTRYCODE: 'IE', COUNTRY: 'Ireland', STATE: '' } }), { settings: { postcodeOptional: '' } }).code).toBe('POSTCODE_MISSING')
  })

  test('says where to enter it', () => {
    const failure = failureOf(customer({ address: { ZIP: '' } }))
    expect(failure.explanation).toBe('Customer C-1042 has no postal code, which addresses in United States must have.')
    expect(failure.remedy).toBe('Enter the postal code in Sage Intacct under Accounts Receivable › Customers › C-1042 › Contact › Mailing address, then retry.')
  })
})

describe('country and region', () => {
  test.each([
    ['by the country’s code', { COUNTRYCODE: 'US', COUNTRY: '' }, 'US'], ['by its name', { COUNTRYCODE: '', COUNTRY: 'germany', STATE: '' }, 'DE'],
    ['by its name in its own language', { COUNTRYCODE: '', COUNTRY: 'España', STATE: '' }, 'ES'], ['by a name that people use', { COUNTRYCODE: '', COUNTRY: 'U.S.A.' }, 'US'],
    ['by three letters', { COUNTRYCODE: '', COUNTRY: 'CAN', STATE: '' }, 'CA'], ['England as the United Kingdom', { COUNTRYCODE: '', COUNTRY: 'England', STATE: '' }, 'GB'],
  ])('a country is found %s', (_, address, countryId) => {
    expect(draftOf(customer({ address })).address.countryId).toBe(countryId)
  })

  test.each([
    ['no country', { COUNTRYCODE: '', COUNTRY: '' }, {}, 'COUNTRY_MISSING'], ['a country that the shop does not know', { COUNTRYCODE: '', COUNTRY: 'Atlantis' }, {}, 'COUNTRY_UNKNOWN'],
    ['an unknown state', { STATE: 'XX' }, {}, 'REGION_UNKNOWN'],
  ])('%s is refused', (_, address, settings, code) => {
    expect(failureOf(customer({ address }), { settings }).code).toBe(code)
  })

  test('no country is the setting’s country', () => {
    expect(draftOf(customer({ address: { COUNTRYCODE: '', COUNTRY: '' } }), { settings: { defaultCountry: 'US' } }).address.countryId).toBe('US')
  })

  test.each([
    ['CA', 12, 'California'], ['ca', 12, 'California'], ['California', 12, 'California'], ['N.Y.', 43, 'New York'], [' new  york ', 43, 'New York'], ['', 0, ''],
  ])('the state %j is region %d', (STATE, regionId, region) => {
    expect(draftOf(customer({ address: { STATE } })).address).toMatchObject({ regionId, region })
  })

  test.each([['Québec', 'CA', 76], ['QC', 'CA', 76], ['A', 'ES', 130], ['A Coruña', 'ES', 130], ['A Coruna', 'ES', 130]])('%s in %s is region %d', (STATE, COUNTRYCODE, regionId) => {
    expect(draftOf(customer({ address: { STATE, COUNTRYCODE, COUNTRY: '' } })).address.regionId).toBe(regionId)
  })

  test('a region is free text where the country has no list', () => {
    expect(draftOf(customer({ address: { STATE: 'Co. Cork', COUNTRYCODE: 'IE', COUNTRY: 'Ireland' } })).address).toMatchObject({ regionId: 0, region: 'Co. Cork' })
  })

  test('an unknown state is left out with a warning, by setting', () => {
    const source = customer({ address: { STATE: 'XX' } })
    expect(draftOf(source, { settings: { unknownRegion: 'leave-out' } }).address).toMatchObject({ regionId: 0, region: '' })
    expect(warningsOf(source, { settings: { unknownRegion: 'leave-out' } })).toEqual(['“XX” is no region of United States; the address was sent without it.'])
  })
})

describe('street, city and telephone', () => {
  test.each([
    [['Building 7', '4th floor', '500 Lake Rd'], 2, ['Building 7', '4th floor, 500 Lake Rd']], [['Building 7', '', '500 Lake Rd'], 2, ['Building 7', '500 Lake Rd']],
    [['a', 'b', 'c'], 1, ['a, b, c']], [['a', 'b', 'c'], 3, ['a', 'b', 'c']], [[' 1  Long\nRoad ', '', ''], 2, ['1 Long Road']],
  ])('%j folds to %d lines', ([ADDRESS1 = '', ADDRESS2 = '', ADDRESS3 = ''], streetLines, street) => {
    expect(draftOf(customer({ address: { ADDRESS1, ADDRESS2, ADDRESS3 } }), { shop: { streetLines } }).address.street).toEqual(street)
  })

  test.each([['STREET_MISSING', { ADDRESS1: ' ' }], ['CITY_MISSING', { CITY: '' }]])('%s', (code, address) => {
    expect(failureOf(customer({ address }))).toMatchObject({ code, class: 'missing' })
  })

  test.each<[string, Record<string, string>, MapOptions, string]>([
    ['the first one', {}, {}, '408 555 0100'], ['the mobile one where there is no other', { PHONE1: '', CELLPHONE: '415 1' }, {}, '415 1'],
    ['the mobile one where the other is a no-break space', { PHONE1: '\u00a0', CELLPHONE: '415 1' }, { mapping: { telephone: { from: 'field', field: 'DISPLAYCONTACT.PHONE1' } } }, '415 1'],
    ['a placeholder where there is none', { PHONE1: '' }, {}, 'not given'], ['nothing where the shop asks for none', { PHONE1: '' }, { shop: { telephoneRequired: false } }, ''],
  ])('the telephone number is %s', (_, contact, options, telephone) => {
    expect(draftOf(customer({ contact }), options).address.telephone).toBe(telephone)
  })

  test('a missing telephone number is refused, by setting', () => {
    expect(failureOf(customer({ contact: { PHONE1: '' } }), { settings: { missingTelephone: 'fail' } }).code).toBe('TELEPHONE_MISSING')
  })
})

describe('group, tax number and mapping', () => {
  test.each<[string, string, MapOptions['settings'], number]>([
    ['the default one', 'Retail', {}, 1], ['that of its type', 'Wholesale', { groupByType: { Wholesale: 2 } }, 2], ['the default one without a type', '', { groupByType: { Wholesale: 2 }, unmappedType: 'fail' }, 1],
  ])('the group is %s', (_, CUSTTYPE, settings, groupId) => {
    expect(draftOf(customer({ CUSTTYPE }), { settings }).groupId).toBe(groupId)
  })

  test('a type without a group fails by setting, and a group that the shop does not have fails always', () => {
    expect(failureOf(customer(), { settings: { unmappedType: 'fail' } })).toMatchObject({ code: 'GROUP_UNMAPPED', fixedBy: 'settings' })
    expect(failureOf(customer(), { settings: { defaultGroupId: 9 } })).toMatchObject({ code: 'GROUP_UNKNOWN', mendAt: { setting: 'defaultGroupId' } })
    expect(failureOf(customer(), { settings: { groupByType: { Retail: 9 } } })).toMatchObject({ code: 'GROUP_UNKNOWN', mendAt: { setting: 'groupByType', row: 'Retail' } })
    expect(failureOf(customer({ STATUS: 'inactive' }), { settings: { inactive: 'move-to-group', inactiveGroupId: 9 } })).toMatchObject({ code: 'GROUP_UNKNOWN', mendAt: { setting: 'inactiveGroupId' } })
  })

  test('the tax number is sent, an empty one too', () => {
    expect(draftOf(customer()).scalars).toEqual({ taxvat: 'DE123' })
    expect(draftOf(customer({ TAXID: '' })).scalars).toEqual({ taxvat: '' })
  })

  test('fields that the mapping leaves alone are absent; others, custom attributes too, follow it', () => {
    const draft = draftOf(customer({ NICK: 'Gracie' }), { mapping: {
      taxvat: { from: 'nothing' }, prefix: { from: 'constant', value: 'Ms.' }, 'custom_attributes.erp_number': { from: 'field', field: 'CUSTOMERID' }, company: { from: 'field', field: 'NICK' },
    } })
    expect(draft).toMatchObject({ scalars: { prefix: 'Ms.' }, customAttributes: { erp_number: 'C-1042' }, address: { company: 'Gracie' } })
  })
})

describe('the catalogue of failures', () => {
  const nameless = { FIRSTNAME: '', LASTNAME: '' }
  const made: [code: string, source: ReturnType<typeof customer>, settings?: MapOptions['settings']][] = [
    ['EMAIL_MISSING', customer({ contact: { EMAIL1: '' } })], ['EMAIL_INVALID', customer({ contact: { EMAIL1: 'x' } })], ['EMAIL_SEVERAL', customer({ contact: { EMAIL1: 'a@b.example;c@d.example' } })],
    ['POSTCODE_MISSING', customer({ address: { ZIP: '' } })], ['COUNTRY_MISSING', customer({ address: { COUNTRY: '', COUNTRYCODE: '' } })], ['COUNTRY_UNKNOWN', customer({ address: { COUNTRY: 'Atlantis', COUNTRYCODE: '' } })],
    ['REGION_UNKNOWN', customer({ address: { STATE: 'XX' } })], ['STREET_MISSING', customer({ address: { ADDRESS1: '' } })], ['CITY_MISSING', customer({ address: { CITY: '' } })],
    ['TELEPHONE_MISSING', customer({ contact: { PHONE1: '' } }), { missingTelephone: 'fail' }], ['NAME_MISSING', customer({ NAME: '?', contact: nameless })],
    ['GROUP_UNMAPPED', customer(), { unmappedType: 'fail' }], ['GROUP_UNKNOWN', customer(), { defaultGroupId: 9 }],
    ['GROUP_UNKNOWN', customer({ STATUS: 'inactive' }), { inactive: 'move-to-group', inactiveGroupId: 9 }],
  ]
  test.each(made.map(([code, source, changes = {}]) => [code, source, changes] as const))('%s names its subject, a reason and a remedy', (code, source, changes) => {
    const failure = failureOf(source, { settings: changes })
    expect(failure).toMatchObject({ code, subject: 'Customer C-1042', explanation: expect.stringMatching(/^Customer C-1042 .*\.$/) as unknown, remedy: expect.stringMatching(/retry\.$/) as unknown })
  })

  test('has no code that no rule leads to', () => {
    // Of claims, of the plan and of the write: see plan.test.ts, half-made.test.ts, awkward-customers.test.ts and exchanges.test.ts.
    const others = ['EMAIL_AWAITED', 'EMAIL_DUPLICATE', 'EMAIL_EXCHANGED', 'EMAIL_TAKEN_IN_SHOP', 'DELETED_IN_SHOP', 'STORED_DIFFERENTLY']
    expect(Object.keys(customers.failures).sort()).toEqual([...new Set([...made.map(([code]) => code), ...others])].sort())
  })
})
