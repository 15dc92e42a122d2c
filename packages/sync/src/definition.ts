import type { z } from 'zod'
import type { EditableField } from './edits.ts'
import type { FailureCatalogue } from './failure.ts'
import type { MappingTarget, SourceRecord } from './mapping.ts'

export interface GridColumn {
  /** Key in the record's `display`. */
  key: string
  label: string
  /** Set in tabular figures, for ids and numbers. */
  mono?: boolean
}

/** How a source record appears in the grid and is found again. */
export interface RecordFace {
  name: string
  display: Record<string, string>
  /** Everything that search should find it by; lower-cased by the engine. */
  search: string[]
  /** The record's own page in the source: RECORD_URL. */
  url: string | null
}

/** An object of one of the two systems, in words. */
export interface Side {
  system: 'intacct' | 'magento'
  /** The system's own name: CUSTOMER. */
  object: string
  one: string
  many: string
  /** What its key is called: "Customer ID". */
  keyLabel: string
}

/** An object of the books that an entity reads. */
export interface IntacctNeed {
  /** CUSTOMER */
  object: string
  /** In words, plural: "customers". */
  label: string
  /** Where the role's permission for it stands: "Accounts Receivable › Customers". */
  menu: string
  /** Ways to related objects whose fields people may map and filter by: DISPLAYCONTACT. */
  through?: string[]
}

/** Something of the shop that an entity must be allowed to do. */
export interface MagentoNeed {
  /** "Read customers" */
  label: string
  /** Where its box stands in the integration's API tree: "Customers › All Customers". */
  menu: string
  /**
   * A call that needs the right and changes nothing: a read, or a write without its required part, which the shop refuses
   * only after it has looked at the right.
   */
  probe: { method: 'GET' | 'PUT' | 'POST'; path: string; query?: [string, string][]; body?: object }
}

/** What an entity needs of the two systems; a test of a connection looks at each, one by one. */
export interface EntityNeeds {
  intacct?: IntacctNeed[]
  magento?: MagentoNeed[]
  /** Lists of the directory beside those that the settings name: "magento.countries". */
  directory?: string[]
}

/**
 * Everything about an entity that needs no connection: the portal draws its pages from it, the worker checks by it.
 * `settings` is a zod object with a default for every field; each field's `.meta({ title, description, section, … })`
 * draws the form (see settings-form.ts).
 */
export interface EntityDefinition<Settings = unknown> {
  /** The folder's name. */
  name: string
  /** "Sync customers from Sage Intacct to Magento". */
  title: string
  /** "Sage Intacct Customers". */
  gridTitle: string
  /** One sentence for the card and the empty grid. */
  description: string
  source: Side
  target: Side
  columns: GridColumn[]
  /** Every run reads all of the source: what holds may change without a record being changed. */
  readsAll?: boolean
  settings: z.ZodType<Settings>
  mapping: MappingTarget[]
  failures: FailureCatalogue
  /** Values that a person may send once for a failed record. */
  edits?(settings: Settings): readonly EditableField[]
  /** Why a run with these settings would do nothing, and what to choose, in sentences; null when it would work. */
  idle?(settings: Settings): string | null
  needs?: EntityNeeds
  face(source: SourceRecord): RecordFace
  /** The record's page in the target's own administration; undefined when it has none. `baseUrl` ends without a slash. */
  targetUrl?(baseUrl: string, targetId: string): string
}

/** Extra facts a settings field may carry in `.meta()`, beside `title` and `description`. */
export type SettingMeta = {
  section?: string
  /** Choices that come from a connection's directory: "magento.customerGroups". */
  optionsFrom?: string
  /** "key-value": a table from one directory to another. */
  widget?: 'select' | 'multi-select' | 'switch' | 'text' | 'number' | 'key-value' | 'filters'
  keysFrom?: string
  /** Labels of the enum's values; beside `optionsFrom`, of values that its list does not have: { '0': 'None' }. */
  labels?: Record<string, string>
  /** Shown only when another field has one of these values. */
  showWhen?: { field: string; is: string[] }
}

/** The facts of one settings field, checked by the compiler: `z.boolean().meta(settingMeta({ … }))`. */
export const settingMeta = (facts: SettingMeta & { title: string; description: string }) => facts
