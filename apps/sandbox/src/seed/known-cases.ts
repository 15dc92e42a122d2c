import type { CustomerSketch } from './rows.ts'

/** What a shop that follows Magento's rules, and the product's default settings, makes of a customer. */
export type Fate = 'arrives' | 'fails' | 'is skipped'

/** A customer that was made by hand to show one thing. */
export interface KnownCase { id: string; shows: string; fate: Fate; sketch: CustomerSketch }

const plainCase = { email: '', phone: '(408) 555-0100', street: ['300 Park Ave'], city: 'San Jose', state: 'CA', zip: '95110', country: 'United States', countryCode: 'US', type: 'Retail' }
const cases: Omit<KnownCase, 'id'>[] = []
/** Begins with a good customer in San Jose and changes what the case is about. */
function add(fate: Fate, shows: string, changes: Partial<CustomerSketch> & { name: string }): void {
  const id = `C-${String(cases.length + 1).padStart(5, '0')}`
  cases.push({ shows, fate, sketch: { ...plainCase, id, email: `case${cases.length + 1}@example.com`, ...changes } })
}
const germany = { street: ['Hauptstraße 5'], city: 'Berlin', state: '', zip: '10115', country: 'Germany', countryCode: 'DE', phone: '+49 30 901820 11' }
const ireland = { street: ['1 Main Street'], city: 'Dublin', state: '', zip: '', country: 'Ireland', countryCode: 'IE', phone: '+353 1 555 0101' }
const longName = `${'International Association of Independent Coastal Trading Companies '.repeat(5).slice(0, 299).trim()}`.padEnd(300, 'x')

add('arrives', 'Everything is there, with a contact person', { name: 'Northwind Hardware Inc.', first: 'Grace', last: 'Walker' })
add('arrives', 'No contact person: the customer’s name is split', { name: 'Ana Maria Lopez' })
add('arrives', 'A name of one word, no contact person', { name: 'Amazonia' })
add('arrives', 'Comma, dot and brackets in the name, no contact person', { name: 'Acme, Inc. (West)' })
add('arrives', 'Ampersand and slash in the name, no contact person', { name: 'Smith & Sons / Hardware' })
add('arrives', 'Accents', { name: 'Société Générale d’Électricité', first: 'Zoë', last: 'Müller', street: ['12 Rue de la République'], city: 'Saint-Étienne', state: '', zip: '42100', country: 'France', countryCode: 'FR', phone: '+33 1 99 00 12 34' })
add('arrives', 'Emoji in the name, no contact person', { name: 'Sunny ☀️ Café 🍰' })
add('arrives', 'A name of 300 characters, with a contact person', { name: longName, first: 'Kate', last: 'Evans' })
add('arrives', 'A name of 300 characters, no contact person', { name: longName.replace('International', 'Interregional').slice(0, 300) })
add('fails', 'No e-mail address', { name: 'Silent Orchard Foods', first: 'Uma', last: 'Patel', email: '' })
add('fails', 'Spaces instead of an e-mail address', { name: 'Blank Paper Co.', email: '   ' })
add('fails', 'An e-mail address without @', { name: 'Falcon Optics LLC', first: 'Sam', last: 'Young', email: 'sam.young.example.com' })
add('fails', 'Two e-mail addresses in one field', { name: 'Lakeside Marine', first: 'Tara', last: 'Clark', email: 'tara@example.com; office@example.com' })
add('arrives', 'Spaces around the e-mail address', { name: 'Juniper Coffee Roasters', first: 'Mia', last: 'Jones', email: '  case14@example.com ' })
add('arrives', 'Shares its e-mail address with C-00016 and comes first', { name: 'Sterling Tools', first: 'Ben', last: 'Adams', email: 'shared@example.com' })
add('fails', 'Has the e-mail address of C-00015', { name: 'Sterling Tools East', first: 'Ben', last: 'Adams', email: 'shared@example.com' })
add('arrives', 'Shares its e-mail address with C-00018 and comes first', { name: 'Copper Lighting', first: 'Rosa', last: 'Vega', email: 'rosa.vega@example.com' })
add('fails', 'Has the e-mail address of C-00017 in other case', { name: 'Copper Lighting (Export)', first: 'Rosa', last: 'Vega', email: 'Rosa.Vega@Example.com' })
add('fails', 'No postal code in the United States', { name: 'Granite Garden Supply', first: 'Liam', last: 'Hughes', zip: '' })
add('fails', 'No postal code in Germany', { name: 'Meadow Möbel GmbH', first: 'Jonas', last: 'Becker', ...germany, zip: '' })
add('arrives', 'No postal code in Ireland, where shops do not ask for one', { name: 'Harbor Textiles Ireland', first: 'Noah', last: 'O’Brien', ...ireland })
add('arrives', 'An Irish postal code', { name: 'Liffey Packaging', first: 'Quinn', last: 'Hughes', ...ireland, zip: 'D02 X285' })
add('fails', 'Spaces instead of a postal code', { name: 'Redwood Furniture', first: 'Wendy', last: 'Clark', zip: '  ' })
add('arrives', 'Three street lines', { name: 'Summit Medical', first: 'Elena', last: 'Novak', street: ['Building 7', '4th floor', '500 Lake Rd'] })
add('fails', 'No street', { name: 'Pioneer Cycles', first: 'Pablo', last: 'Diaz', street: [] })
add('fails', 'No city', { name: 'Atlas Robotics', first: 'Hiro', last: 'Ito', city: '' })
add('fails', 'A state code that does not exist', { name: 'Bluebird Outdoor', first: 'Carla', last: 'Garcia', state: 'XX' })
add('arrives', 'The state written out', { name: 'Golden Gate Foods', first: 'David', last: 'Klein', state: 'California' })
add('arrives', 'The state code in small letters', { name: 'Hudson Electronics', first: 'Olga', last: 'Rossi', city: 'New York', state: 'ny', zip: '10001' })
add('arrives', 'The state code with dots', { name: 'Empire Paper', first: 'Victor', last: 'Smith', city: 'Buffalo', state: 'N.Y.', zip: '14201' })
add('arrives', 'A Canadian province with an accent', { name: 'Boulangerie du Nord', first: 'François', last: 'Dubois', street: ['88 Rue Sainte-Catherine'], city: 'Montréal', state: 'Québec', zip: 'H3B 1N1', country: 'Canada', countryCode: 'CA' })
add('arrives', 'No telephone number', { name: 'Quiet Interiors', first: 'Yara', last: 'Silva', phone: '' })
add('arrives', 'Only a mobile number', { name: 'Mobile Logistics', first: 'Farid', last: 'Tanaka', phone: '', cell: '(415) 555-0133' })
add('is skipped', 'Inactive', { name: 'Closed Shop Ltd.', first: 'Ines', last: 'Martin', status: 'inactive' })
add('is skipped', 'Inactive, and without an e-mail address', { name: 'Closed Long Ago', status: 'inactive', email: '' })
add('arrives', 'On hold', { name: 'Late Payers Inc.', first: 'Xavier', last: 'Zimmer', onHold: true })
add('arrives', 'A parent of two others', { name: 'Orchard Group', first: 'Jean-Luc', last: 'de la Cruz', type: 'Wholesale' })
add('arrives', 'A child of C-00037', { name: 'Orchard Group North', first: 'Zoe', last: 'Walker', parent: 'C-00037', type: 'Wholesale' })
add('arrives', 'Another child of C-00037', { name: 'Orchard Group South', first: 'Mary Ann', last: 'van Dijk', parent: 'C-00037', type: 'Wholesale' })
add('fails', 'No country', { name: 'Nowhere Trading', first: 'Søren', last: 'Quist', country: '', countryCode: '' })
add('arrives', 'The country as “USA”, without its code', { name: 'Old Glory Tools', first: 'Kate', last: 'Adams', country: 'USA', countryCode: '' })
add('fails', 'A country that does not exist', { name: 'Atlantis Diving', first: 'Mia', last: 'Ueda', country: 'Atlantis', countryCode: '' })
add('arrives', 'A German VAT number', { name: 'Zimmer Werkzeuge GmbH', first: 'Jürgen', last: 'Zimmer', ...germany, taxId: 'DE123456789' })
add('arrives', 'An American tax number', { name: 'Liberty Supply LLC', first: 'Grace', last: 'Jones', taxId: '12-3456789' })
add('arrives', 'The customer type Wholesale', { name: 'Big Box Distribution', first: 'Ben', last: 'Klein', type: 'Wholesale' })
add('arrives', 'A customer type that no shop group stands for', { name: 'Staff Purchases', first: 'Sam', last: 'Evans', type: 'Employees' })
add('arrives', 'No customer type', { name: 'Untyped Trading', first: 'Tara', last: 'Lopez', type: '' })
add('arrives', 'Spaces and line breaks everywhere', { name: '  Wide   Open\nSpaces  ', first: ' Liam ', last: 'Young\n', street: [' 1  Long\nRoad ', ''], city: ' Austin', state: 'TX ', zip: ' 78701 ' })
add('arrives', 'Text that looks like HTML', { name: '<b>Bold</b> & <script>alert(1)</script> Foods', first: 'Noah', last: 'Smith', comments: '<img src=x onerror=alert(1)>' })
add('fails', 'A name of signs only, no contact person', { name: '*** !!!' })
add('arrives', 'Apostrophes, straight and curly', { name: 'O\'Brien\'s & D’Angelo’s', first: 'Rosa', last: 'D’Angelo' })
add('arrives', 'A Japanese name', { name: '株式会社サンプル', first: '太郎', last: '田中', street: ['千代田1-1'], city: '東京', state: '', zip: '100-0001', country: 'Japan', countryCode: 'JP', phone: '+81 3-5550-0101' })
add('arrives', 'Brazil, where a state is needed', { name: 'Padaria São João', first: 'Ana', last: 'Silva', street: ['Avenida Paulista 1000'], city: 'São Paulo', state: 'SP', zip: '01310-100', country: 'Brazil', countryCode: 'BR', taxId: '12.345.678/0001-90' })
add('arrives', 'A British postal code in small letters', { name: 'Thames Bakery Ltd.', first: 'Olga', last: 'Martin', street: ['10 High Street'], city: 'London', state: '', zip: 'sw1a 1aa', country: 'United Kingdom', countryCode: 'GB' })
add('arrives', 'A long e-mail address', { name: 'Longmail Services', first: 'Elena', last: 'Garcia', email: `${'long'.repeat(15)}@${'subdomain.'.repeat(8)}example.com` })
add('arrives', 'Comments of many lines', { name: 'Talkative Partners', first: 'Victor', last: 'Rossi', comments: 'Called about the order.\n'.repeat(60) })
add('arrives', 'A name that a spreadsheet would run as a formula', { name: '=HYPERLINK("http://example.com","Click")', first: 'Hiro', last: 'Tanaka' })
add('arrives', 'Brackets in the contact’s names', { name: 'Harbor Sales', first: 'Bob (Sales)', last: 'Smith, Jr.' })
add('arrives', 'Custom fields and a credit limit', { name: 'Preferred Partners', first: 'Yara', last: 'Vega', webGroup: 'VIP', nickname: 'Preferred', creditLimit: '5000.00', type: 'Distributor' })
add('arrives', 'Registered in the shop before, in other case', { name: 'Early Bird Foods', first: 'Uma', last: 'Novak', email: 'uma.novak@example.com' })

/** The first sixty customers of the books, one defect or peculiarity each, under the same IDs in books of any size. */
export const knownCases: readonly KnownCase[] = cases.map((one) => ({ ...one, id: one.sketch.id }))
