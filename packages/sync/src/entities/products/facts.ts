import type { AttributeFacts } from './attribute-values.ts'

/** What the shop says about itself that products depend on. */
export interface ShopFacts {
  /** Ids of the product tax classes. 0 is "None" and is always there. */
  taxClasses: ReadonlySet<number>
  /** Mapped custom attributes that the shop has in the chosen attribute set. */
  attributes: ReadonlyMap<string, AttributeFacts>
}
