import type { AttributeKind } from './attribute-values.ts'

/** A product as the shop should hold it. */
export interface ProductDraft {
  kind: 'product'
  sku: string
  /** Fields that the mapping fills; absent ones are not touched. */
  name: string
  price: number
  weight: number | null
  taxClassId: number
  /** The category of its product line; null for none. */
  categoryId: string | null
  /** By attribute code, as the shop stores them: option ids for selects, 0 and 1 for yes and no. */
  customAttributes: Record<string, string>
  /** How those that are no plain text are compared. */
  attributeKinds: Record<string, AttributeKind>
  /** What makes its address unique when the name alone does not. */
  urlKey: string
}

/** An item that is inactive or gone: never created, and disabled in the shop by setting. */
export interface InactiveProduct { kind: 'inactive'; sku: string; /** Active, and nothing is posted to it; absent for one that is inactive. */ nonPosting?: true }

export type Draft = ProductDraft | InactiveProduct
