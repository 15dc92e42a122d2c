import type { Failure } from '../../failure.ts'
import type { SourceRecord } from '../../mapping.ts'
import { shorten } from '../../shorten.ts'
import type { AddressDraft } from './draft.ts'
import { failCustomer } from './failures.ts'
import { countryOf, regionOf } from './region.ts'
import type { CustomerSettings } from './settings.ts'
import type { ShopFacts } from './shop.ts'

const maxText = 255

/** Lines folded to what the shop takes: the last one takes the rest, joined by commas. Empty lines go. */
export function foldStreet(lines: readonly string[], limit: number): string[] {
  const filled = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean)
  if (filled.length <= limit) return filled
  return [...filled.slice(0, limit - 1), filled.slice(limit - 1).join(', ')]
}

/** Text without line breaks, cut to what the shop's columns hold; what was cut is told. */
export function fit(text: string, label: string, warnings: string[]): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  if (clean.length <= maxText) return clean
  warnings.push(`${label} is longer than ${maxText} characters; the shop holds its beginning.`)
  return shorten(clean, maxText).trim()
}

/** Codes from the setting "HK, IE": upper case. */
export const optionalPostcodes = (text: string) => new Set(text.toUpperCase().split(/[^A-Z]+/).filter(Boolean))

/** The mailing address of the display contact, by the shop's rules; or why it cannot be sent. */
export function addressOf(
  source: SourceRecord, subject: string, key: string, person: { firstname: string; lastname: string }, company: string, telephone: string,
  settings: CustomerSettings, shop: ShopFacts, warnings: string[],
): AddressDraft | Failure {
  const part = (name: string) => (source[`DISPLAYCONTACT.MAILADDRESS.${name}`] ?? '').trim()
  const given = part('COUNTRYCODE') || part('COUNTRY')
  const country = given ? countryOf(shop, part('COUNTRYCODE'), part('COUNTRY')) : countryOf(shop, settings.defaultCountry, '')
  const postcode = fit(part('ZIP'), 'The postal code', warnings)
  const needsPostcode = !country || !optionalPostcodes(settings.postcodeOptional).has(country.id)
  if (!postcode && needsPostcode && (country || !given)) {
    return failCustomer('POSTCODE_MISSING', subject, { key, country: country?.names[0] ?? 'most countries' })
  }
  if (!given && !country) return failCustomer('COUNTRY_MISSING', subject, { key })
  if (!country) return failCustomer('COUNTRY_UNKNOWN', subject, { key, country: given })

  const street = foldStreet([part('ADDRESS1'), part('ADDRESS2'), part('ADDRESS3')], shop.streetLines).map((line) => fit(line, 'A street line', warnings))
  if (!street.length) return failCustomer('STREET_MISSING', subject, { key })
  const city = fit(part('CITY'), 'The city', warnings)
  if (!city) return failCustomer('CITY_MISSING', subject, { key })

  const region = regionOf(country, part('STATE'))
  if ('unknown' in region) {
    if (settings.unknownRegion === 'fail') return failCustomer('REGION_UNKNOWN', subject, { key, region: region.unknown, country: country.names[0] ?? country.id })
    warnings.push(`“${region.unknown}” is no region of ${country.names[0] ?? country.id}; the address was sent without it.`)
  }
  if (!telephone && shop.telephoneRequired && settings.missingTelephone === 'fail') return failCustomer('TELEPHONE_MISSING', subject, { key })
  return {
    ...person, company, street, city, countryId: country.id, postcode,
    ...('unknown' in region ? { regionId: 0, region: '' } : region),
    telephone: telephone || (shop.telephoneRequired ? settings.telephonePlaceholder : ''),
  }
}
