import type { Row } from '../intacct/books/definition.ts'
import { countries } from './countries.ts'
import { applyDefect, decorate, drawDefect, harmlessRates } from './defects.ts'
import { knownCases } from './known-cases.ts'
import { customerTypes, terms } from './lists.ts'
import { companyOf, personOf, slug } from './names.ts'
import { Random } from './random.ts'
import { booksAsOf, bookRows, type CustomerSketch } from './rows.ts'

const day = 86_400_000
/** Customers of the entity UK that only it, or `showprivate`, can see; beyond the number asked for. */
const privateCustomers = 3
const commonTypes = [...customerTypes.slice(0, 5).flatMap((name, at) => Array.from({ length: 6 - at }, () => name)), '']

/** `count` customers and their display contacts; the first sixty are the known cases. */
export function customerRows(count: number, seed: number): { CUSTOMER: Row[]; CONTACT: Row[] } {
  const random = new Random(seed)
  const rows = { CUSTOMER: [] as Row[], CONTACT: [] as Row[] }
  const numbers = new Map<string, { recordNo: number; name: string }>()
  let recordNo = 10
  const add = (sketch: CustomerSketch) => {
    // Record numbers have gaps, as after deletions.
    recordNo += random.chance(0.05) ? random.whole(2, 6) : 1
    const parent = sketch.parent ? numbers.get(sketch.parent) : undefined
    const created = new Date(booksAsOf.getTime() - Math.floor(random.next() ** 2 * 2500 * day) - 3 * day)
    const between = () => new Date(Math.floor(created.getTime() + random.next() * (booksAsOf.getTime() - created.getTime())))
    const made = bookRows(sketch, {
      recordNo, contactNo: recordNo + 5, parentNo: parent?.recordNo, parentName: parent?.name,
      typeNo: sketch.type ? customerTypes.indexOf(sketch.type as never) + 1 : undefined, created, modified: between(), contactModified: between(),
    })
    numbers.set(sketch.id, { recordNo, name: sketch.name })
    rows.CUSTOMER.push(made.customer)
    rows.CONTACT.push(made.contact)
  }
  for (const { sketch } of knownCases.slice(0, count)) add(sketch)
  const emails: string[] = []
  for (let number = knownCases.length + 1; number <= count; number++) add(sketchOf(number, random, emails))
  for (let number = 1; number <= privateCustomers && count > knownCases.length; number++) {
    add({ ...sketchOf(900_000 + number, random, emails), id: `C-UK-${String(number).padStart(3, '0')}`, entity: 'UK' })
  }
  return rows
}

/** One generated customer. `emails` collects the addresses of those before, for some to share. */
function sketchOf(number: number, random: Random, emails: string[]): CustomerSketch {
  const country = random.weighted(countries)
  const place = random.pick(country.cities)
  const person = personOf(random)
  const name = companyOf(random)
  const withPerson = !random.chance(harmlessRates.noContactPerson)
  const inactive = random.chance(harmlessRates.inactive)
  const sketch: CustomerSketch = {
    id: `C-${String(number).padStart(5, '0')}`, name, ...(withPerson ? person : {}),
    email: `${slug(person.first)}.${slug(person.last)}.${number}@${slug(name) || 'company'}.example`,
    phone: random.fill(country.phone), street: [`${random.whole(1, 9800)} ${random.pick(country.streets)}`], city: place.city, state: place.state ?? '', zip: random.fill(place.zip),
    country: country.name, countryCode: country.code, currency: country.currency, status: inactive ? 'inactive' : 'active', onHold: random.chance(harmlessRates.onHold),
    type: random.pick(commonTypes), term: random.pick(terms), taxId: random.chance(harmlessRates.taxId) ? random.fill(country.taxId) : '',
    creditLimit: random.chance(0.3) ? `${random.whole(1, 90) * 1000}.00` : '',
  }
  if (random.chance(harmlessRates.child) && number > knownCases.length + 40) sketch.parent = `C-${String(random.whole(knownCases.length + 1, knownCases.length + 40)).padStart(5, '0')}`
  decorate(sketch, place.stateName, random)
  const defect = drawDefect(random)
  if (!inactive && defect) applyDefect(sketch, defect, emails.length ? random.pick(emails) : undefined, random)
  else if (!inactive && emails.length < 2000 && sketch.email) emails.push(sketch.email)
  return sketch
}
