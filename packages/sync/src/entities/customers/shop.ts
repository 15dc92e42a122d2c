import type { Country, CustomerGroup, MagentoClient } from '@causeway/magento'
import { throughConnection } from '../../failures/of-clients.ts'

/** What the shop says about itself that customers depend on. */
export interface ShopFacts {
  groups: ReadonlyMap<number, string>
  countries: ReadonlyMap<string, ShopCountry>
  /** Lines that a street may have: 2 by default (recorded exchange 134 refuses four). */
  streetLines: number
  telephoneRequired: boolean
}

/** A country that the shop allows; `regions` is empty where regions are free text. */
export interface ShopCountry { id: string; names: string[]; regions: { id: number; code: string; name: string }[] }

/** Reads them once a slice, in four calls. */
export async function readShop(magento: MagentoClient): Promise<ShopFacts> {
  return throughConnection('customers', async () => {
    const [groups, countries, street, telephone] = await Promise.all([
      magento.customerGroups.all(), magento.directory.countries(),
      magento.customers.addressAttribute('street'), magento.customers.addressAttribute('telephone'),
    ])
    return shopFacts(groups, countries, street.multiline_count, telephone.required)
  })
}

/** Puts the shop's answers in the form that the rules ask for. Pure. */
export function shopFacts(groups: CustomerGroup[], countries: Country[], streetLines: number, telephoneRequired: boolean): ShopFacts {
  return {
    groups: new Map(groups.map((group) => [group.id, group.code])),
    countries: new Map(countries.map((country) => [country.id, {
      id: country.id,
      names: [country.full_name_english, country.full_name_locale, country.three_letter_abbreviation].filter(Boolean),
      regions: (country.available_regions ?? []).map((region) => ({ id: Number(region.id), code: region.code, name: region.name })),
    }])),
    streetLines: Math.max(1, streetLines), telephoneRequired,
  }
}
