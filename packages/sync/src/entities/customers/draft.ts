/** An address as the shop should hold it. */
export interface AddressDraft {
  firstname: string
  lastname: string
  company: string
  street: string[]
  city: string
  countryId: string
  postcode: string
  /** 0 where the country has no list of regions, or none is given. */
  regionId: number
  /** The region's name, or free text; '' for none. */
  region: string
  telephone: string
}

/** A customer as the shop should hold it. */
export interface CustomerDraft {
  kind: 'customer'
  email: string
  firstname: string
  lastname: string
  /** Fields that the mapping fills, by Magento's name; absent ones are not touched. */
  scalars: Partial<Record<'prefix' | 'middlename' | 'suffix' | 'taxvat' | 'dob', string>>
  customAttributes: Record<string, string>
  groupId: number
  websiteId: number
  storeId: number
  address: AddressDraft
}

/** A customer that is inactive in the books: never created; one that is in the shop is left, or moved to a group. */
export interface InactiveDraft { kind: 'inactive'; groupId: number | null; /** Active, and nothing is posted to it; absent for one that is inactive. */ nonPosting?: true }

export type Draft = CustomerDraft | InactiveDraft
