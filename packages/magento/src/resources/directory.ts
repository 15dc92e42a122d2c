import type { Caller } from '../client.ts'

export interface Region { id: string; code: string; name: string }
export interface Country {
  id: string; two_letter_abbreviation: string; three_letter_abbreviation: string; full_name_locale: string; full_name_english: string
  /** Absent for countries whose regions are free text. */
  available_regions?: Region[]
}

export interface DirectoryResource {
  /** Every country that the shop allows, with its regions (recorded exchange 046 shows one). */
  countries(): Promise<Country[]>
  country(id: string): Promise<Country>
}

export const directoryOf = ({ request }: Caller): DirectoryResource => ({
  countries: () => request({ method: 'GET', path: 'directory/countries' }),
  country: (id) => request({ method: 'GET', path: `directory/countries/${encodeURIComponent(id)}` }),
})
