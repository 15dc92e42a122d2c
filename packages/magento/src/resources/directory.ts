import type { Caller } from '../caller.ts'

/** Codes are not unique in a country: the US has four regions AE (recorded exchange 046). */
export interface Region { id: string; code: string; name: string }
export interface Country {
  id: string; two_letter_abbreviation: string; three_letter_abbreviation: string; full_name_locale: string; full_name_english: string
  /** Absent for countries whose regions are free text. */
  available_regions?: Region[]
}
export interface Currency {
  base_currency_code: string; base_currency_symbol: string; default_display_currency_code: string; default_display_currency_symbol: string
  available_currency_codes: string[]; exchange_rates: { currency_to: string; rate: number }[]
}

/** What the shop tells anybody, signed in or not. */
export interface DirectoryResource {
  /** Every country that the shop allows, with its regions (recorded exchange 046 shows one). */
  countries(): Promise<Country[]>
  /** @param id two letters: "US" */
  country(id: string): Promise<Country>
  currency(): Promise<Currency>
}

export const directoryOf = ({ get }: Caller): DirectoryResource => ({
  countries: () => get('directory/countries'),
  country: (id) => get(`directory/countries/${encodeURIComponent(id)}`),
  currency: () => get('directory/currency'),
})
