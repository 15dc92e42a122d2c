import type { Random } from './random.ts'
import type { CustomerSketch } from './rows.ts'

/** How many of the generated customers have each defect, as a share. A customer has one at most of those that make it fail. */
export const failingRates = {
  noEmail: 0.006, badEmail: 0.003, sharedEmail: 0.004, noPostcode: 0.005, unknownState: 0.001, noCountry: 0.001,
} as const

/** Peculiarities that a shop can live with. */
export const harmlessRates = {
  inactive: 0.04, onHold: 0.015, noPhone: 0.03, threeStreetLines: 0.04, stateWrittenOut: 0.05, spaces: 0.01, lineBreak: 0.003,
  htmlText: 0.001, emoji: 0.001, longName: 0.0005, noContactPerson: 0.3, child: 0.03, taxId: 0.25, customFields: 0.05, noCountryCode: 0.02,
} as const

export type Defect = keyof typeof failingRates

/** Which defect, if any, this customer gets. */
export function drawDefect(random: Random): Defect | null {
  let left = random.next()
  for (const [defect, rate] of Object.entries(failingRates) as [Defect, number][]) {
    left -= rate
    if (left < 0) return defect
  }
  return null
}

const badEmails = ['info(at)example.com', 'none', 'n/a', 'sales@', 'a@b', 'accounts@example.com, ap@example.com', 'user name@example.com', '@example.com']
/** Countries that shops ask a postal code of, and a state from a list. */
const asksState = new Set(['US', 'CA', 'AU', 'BR'])
const optionalPostcode = new Set(['IE', 'HK', 'MO', 'PA'])

/**
 * Puts the defect into the sketch; false when it cannot be one here (an Irish address may lack its postal code).
 * `taken` is an e-mail address that an active customer before it has.
 */
export function applyDefect(sketch: CustomerSketch, defect: Defect, taken: string | undefined, random: Random): boolean {
  const country = sketch.countryCode ?? ''
  switch (defect) {
    case 'noEmail':
      sketch.email = ''
      return true
    case 'badEmail':
      sketch.email = random.pick(badEmails)
      return true
    case 'sharedEmail':
      if (!taken) return false
      sketch.email = random.chance(0.3) ? taken.toUpperCase() : taken
      return true
    case 'noPostcode':
      sketch.zip = ''
      return !optionalPostcode.has(country)
    case 'unknownState':
      if (!asksState.has(country)) return false
      sketch.state = random.pick(['XX', 'ZZ', 'n/a', 'Unknown'])
      return true
    case 'noCountry':
      sketch.country = ''
      sketch.countryCode = ''
      return true
  }
}

/** Adds peculiarities that do no harm. */
export function decorate(sketch: CustomerSketch, stateName: string | undefined, random: Random): void {
  const { chance } = { chance: (rate: number) => random.chance(rate) }
  if (chance(harmlessRates.noPhone)) sketch.phone = ''
  if (chance(harmlessRates.threeStreetLines)) sketch.street = [`Suite ${random.whole(1, 900)}`, ...(sketch.street ?? []), 'Loading dock B']
  if (stateName && chance(harmlessRates.stateWrittenOut)) sketch.state = stateName
  if (chance(harmlessRates.spaces)) Object.assign(sketch, { name: ` ${sketch.name} `, city: `${sketch.city ?? ''} ` })
  if (chance(harmlessRates.lineBreak)) sketch.street = [(sketch.street?.[0] ?? '').replace(' ', '\n'), ...(sketch.street?.slice(1) ?? [])]
  if (chance(harmlessRates.htmlText)) sketch.comments = '<p>Net 30, <a href="#">see contract</a></p>'
  if (chance(harmlessRates.emoji)) sketch.name += ' 🚀'
  if (chance(harmlessRates.longName)) sketch.name = `${sketch.name} ${'and Associates '.repeat(20)}`.slice(0, 300)
  if (chance(harmlessRates.customFields)) Object.assign(sketch, { webGroup: random.pick(['Retail', 'Wholesale', 'VIP']), nickname: sketch.name.trim().split(' ')[0] })
  if (chance(harmlessRates.noCountryCode)) sketch.countryCode = ''
}
