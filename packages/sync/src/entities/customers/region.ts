import { shorten } from '../../shorten.ts'
import type { ShopCountry, ShopFacts } from './shop.ts'

/** Compares names without case, accents, dots and double spaces: "N.Y." is NY. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[.,]/g, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** Names in books that the shop spells otherwise. */
const alsoKnownAs: Record<string, string> = {
  usa: 'US', 'united states of america': 'US', 'u s a': 'US', uk: 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB',
  holland: 'NL', 'the netherlands': 'NL', 'republic of ireland': 'IE', eire: 'IE', deutschland: 'DE', 'south korea': 'KR', russia: 'RU', 'czech republic': 'CZ',
}

/** The shop's country for a code or a name; undefined when the shop does not know it. */
export function countryOf(shop: ShopFacts, code: string, name: string): ShopCountry | undefined {
  for (const text of [code, name]) {
    const wanted = plain(text)
    if (!wanted) continue
    const byCode = shop.countries.get(wanted.toUpperCase()) ?? shop.countries.get(alsoKnownAs[wanted] ?? '')
    if (byCode) return byCode
    for (const country of shop.countries.values()) if (country.names.some((known) => plain(known) === wanted)) return country
  }
  return undefined
}

export type RegionVerdict = { regionId: number; region: string } | { unknown: string }

/** A region by its code or its name; free text where the country has no list. Nothing given is no region. */
export function regionOf(country: ShopCountry, text: string): RegionVerdict {
  const wanted = plain(text)
  if (!wanted) return { regionId: 0, region: '' }
  if (!country.regions.length) return { regionId: 0, region: shorten(text.trim(), 255) }
  const found = country.regions.find((region) => plain(region.code) === wanted || plain(region.name) === wanted)
    ?? country.regions.find((region) => plain(region.code).split('-').at(-1) === wanted)
  return found ? { regionId: found.id, region: found.name } : { unknown: text.trim() }
}
