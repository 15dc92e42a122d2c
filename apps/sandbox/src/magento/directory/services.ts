import type { Services } from '../service.ts'
import { Problem } from '../web-api/problem.ts'
import { countries, regionsOf, type Country } from './places.ts'

const symbols: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' }

export const directoryServices: Services = {
  'GET /V1/directory/currency': (_args, { state: { stores: { currency } } }) => ({
    base_currency_code: currency, base_currency_symbol: symbols[currency] ?? currency, default_display_currency_code: currency,
    default_display_currency_symbol: symbols[currency] ?? currency, available_currency_codes: [currency], exchange_rates: [{ currency_to: currency, rate: 1 }],
  }),
  'GET /V1/directory/countries': (_args, { state: { stores } }) =>
    [...countries.values()].filter(({ code }) => stores.countries === 'all' || stores.countries.includes(code)).sort((a, b) => (a.code < b.code ? -1 : 1)).map(writeCountry),
  'GET /V1/directory/countries/:countryId': ({ countryId }) => {
    const country = countries.get(String(countryId))
    if (!country) throw new Problem(404, "The country isn't available.")
    return writeCountry(country)
  },
}

function writeCountry({ code, code3, name }: Country): Record<string, unknown> {
  const regions = regionsOf.get(code)
  return {
    id: code, two_letter_abbreviation: code, three_letter_abbreviation: code3, full_name_locale: name, full_name_english: name,
    ...(regions ? { available_regions: regions.map((region) => ({ id: String(region.id), code: region.code, name: region.name })) } : {}),
  }
}

