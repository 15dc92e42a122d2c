import { fold } from '../tables/conditions.ts'
import { countryLines } from './country-lines.ts'
import { regionLines } from './region-lines.ts'

export interface Country { code: string; code3: string; name: string }
export interface Region { id: number; country: string; code: string; name: string }

export const countries: ReadonlyMap<string, Country> = new Map(countryLines.split('\n').filter(Boolean).map((line) => {
  const [code = '', code3 = '', ...name] = line.split(' ')
  return [code, { code, code3, name: name.join(' ') }]
}))

/** Regions by country, in the order in which the shop lists them. */
export const regionsOf: ReadonlyMap<string, readonly Region[]> = new Map(regionLines.split('\n').filter(Boolean).map((line) => {
  const country = line.slice(0, 2)
  const regions = line.slice(3).split(';').map((text) => {
    const [id = '', code = '', ...name] = text.split('|')
    return { id: Number(id), country, code, name: name.join('|') }
  })
  return [country, regions.sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : fold(a.name) > fold(b.name) ? 1 : a.id - b.id))]
}))

const byId = new Map([...regionsOf.values()].flat().map((region) => [region.id, region]))
export const regionWith = (id: number) => byId.get(id)

/** Countries whose addresses need no postal code: the shop's default. */
export const withoutPostcode = new Set(['HK', 'IE', 'MO', 'PA', 'GB'])
