/** A category as the shop should hold it. */
export interface FamilyDraft {
  kind: 'family'
  name: string
  /** The category above: the parent line's, or the chosen root. May be a `previewId`. */
  parentId: string
  includeInMenu: boolean
  /** By attribute code; the mapping's, and the url key where it is to follow the name. */
  customAttributes: Record<string, string>
}

/** A product line that is inactive in the books: its category, if there is one, is left, hidden or deleted. */
export interface InactiveFamily { kind: 'inactive' }

export type Draft = FamilyDraft | InactiveFamily
