import type { Random } from './random.ts'

const first = [
  'Ana', 'Ben', 'Carla', 'David', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jonas', 'Kate', 'Liam', 'Mia', 'Noah', 'Olga', 'Pablo', 'Quinn', 'Rosa', 'Sam', 'Tara',
  'Uma', 'Victor', 'Wendy', 'Xavier', 'Yara', 'Zoe', 'Zoë', 'Jürgen', 'Søren', 'François', 'Mary Ann', 'Jean-Luc',
] as const
const last = [
  'Adams', 'Becker', 'Clark', 'Diaz', 'Evans', 'Fischer', 'Garcia', 'Hughes', 'Ito', 'Jones', 'Klein', 'Lopez', 'Martin', 'Novak', 'O’Brien', 'Patel', 'Quist', 'Rossi',
  'Smith', 'Tanaka', 'Ueda', 'Vega', 'Walker', 'Young', 'Zimmer', 'van Dijk', 'de la Cruz', 'Müller', 'Dubois', 'Silva',
] as const
const trade = [
  'Hardware', 'Bakery', 'Interiors', 'Logistics', 'Optics', 'Foods', 'Textiles', 'Robotics', 'Garden Supply', 'Outdoor', 'Cycles', 'Paper', 'Marine', 'Tools', 'Lighting',
  'Coffee Roasters', 'Medical', 'Furniture', 'Packaging', 'Electronics',
] as const
const fancy = ['Northwind', 'Bluebird', 'Granite', 'Silver Creek', 'Harbor', 'Summit', 'Redwood', 'Copper', 'Atlas', 'Juniper', 'Meadow', 'Falcon', 'Lakeside', 'Orchard', 'Pioneer', 'Sterling'] as const
const forms = ['Inc.', 'LLC', 'Ltd.', 'GmbH', 'Co.', 'Group', '& Sons', 'Partners', 'Corp', ''] as const
const oneWord = ['Zenith', 'Amaranth', 'Kubix', 'Orbital', 'Verdana', 'Lumen', 'Quartz', 'Tessera', 'Ondine', 'Halcyon'] as const

export interface Person { first: string; last: string }

export const personOf = (random: Random): Person => ({ first: random.pick(first), last: random.pick(last) })

/** How often a generated company name has these signs, which shops do not take in names of people. */
const signs = { comma: 0.08, brackets: 0.02, slash: 0.015, oneWord: 0.02 }

export function companyOf(random: Random): string {
  if (random.chance(signs.oneWord)) return random.pick(oneWord)
  const form = random.pick(forms)
  const name = `${random.pick(fancy)} ${random.pick(trade)}${random.chance(signs.slash) ? ` / ${random.pick(trade)}` : ''}`
  const whole = `${name}${form && random.chance(signs.comma) ? ',' : ''} ${form}`.trim()
  return random.chance(signs.brackets) ? `${whole} (${random.pick(['West', 'East', 'UK', 'Export', 'formerly Acme'])})` : whole
}

/** Letters and digits for the part of an e-mail address. */
export const slug = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40)
