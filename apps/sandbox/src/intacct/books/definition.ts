/** Values are kept as the gateway writes them: text, '' for nothing. */
export type Row = Readonly<Record<string, string>>

export type FieldType = 'TEXT' | 'INTEGER' | 'DECIMAL' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP'

export interface Field {
  id: string
  label: string
  type: FieldType
  required: boolean
  /** Set by the system, never by a request. */
  readonly: boolean
  custom: boolean
  validValues: readonly string[]
  /** For text: longest value that is taken. */
  maxLength: number
  /** A custom field of documents: known only where `docparid` names one of these transaction definitions. */
  onlyIn?: readonly string[]
}

/** A way to another object: its fields can be selected behind `path` and a dot. */
export interface Relation {
  path: string
  object: string
  /** The own field that holds the other's `to`. */
  by: string
  to: string
  label: string
}

/** Everything that makes an object: one file each. */
export interface ObjectDefinition {
  /** CUSTOMER */
  name: string
  /** Customer */
  label: string
  /** The field that people call the record by; unique. */
  key: string
  fields: readonly Field[]
  relations?: readonly Relation[]
  /** Fields whose equal values must be found without a scan, besides RECORDNO and the key. */
  indexes?: readonly string[]
  /** For documents: the field that `docparid` compares (the transaction definition). */
  docPar?: string
  /** Fields of relations that `read` and `lookup` show as the object's own, in this order. */
  shows?: readonly string[]
  /** Records that are lines of this object's: `read` of all fields answers them inside it. */
  lines?: { container: string; object: string; by: string }
  /** What `create` and `update` do beyond storing fields; absent: the object cannot be written. */
  write?: Writing
}

export interface Writing {
  /** Values that a new record begins with. */
  defaults: Record<string, string>
  /** Throws a FunctionFailure when the record cannot be. `before` is undefined for a new one. */
  check?(row: Row, before: Row | undefined, books: Books): void
  /** Nested parts of a request (DISPLAYCONTACT) that are records of their own; answers fields to set. */
  parts?(given: Record<string, string>, row: Row, before: Row | undefined, books: Books): Record<string, string>
}

/** What a definition may ask of the books. */
export interface Books {
  table(name: string): Table
  now(): Date
  readonly switches: { contactTouchesCustomer: boolean }
}

export interface Table {
  readonly definition: ObjectDefinition
  get(recordNo: string): Row | undefined
  byKey(key: string): Row | undefined
  where(field: string, value: string): readonly Row[]
  insert(values: Record<string, string>): Row
  change(recordNo: string, values: Record<string, string>): Row
  remove(recordNo: string): void
}

type Facts = Partial<Omit<Field, 'id' | 'type'>>
/** `field('ZIP', 'TEXT', 'Postal code', { maxLength: 30 })` */
export const field = (id: string, type: FieldType, label: string, facts: Facts = {}): Field =>
  ({ id, type, label, required: false, readonly: false, custom: false, validValues: [], maxLength: 500, ...facts })

export const text = (id: string, label: string, maxLength = 100): Field => field(id, 'TEXT', label, { maxLength })
export const money = (id: string, label: string): Field => field(id, 'DECIMAL', label)
export const flag = (id: string, label: string): Field => field(id, 'BOOLEAN', label, { validValues: ['true', 'false'] })
export const choice = (id: string, label: string, ...validValues: string[]): Field => field(id, 'TEXT', label, { validValues })
export const set = (id: string, type: FieldType, label: string): Field => field(id, type, label, { readonly: true })

/** What every object has: its number, its state, its times, its entity, its page. */
export const systemFields: readonly Field[] = [
  set('RECORDNO', 'INTEGER', 'Record number'),
  set('WHENCREATED', 'TIMESTAMP', 'When created'),
  set('WHENMODIFIED', 'TIMESTAMP', 'When modified'),
  set('CREATEDBY', 'INTEGER', 'Created by'),
  set('MODIFIEDBY', 'INTEGER', 'Modified by'),
  set('MEGAENTITYID', 'TEXT', 'Created at - entity ID'),
  set('MEGAENTITYNAME', 'TEXT', 'Created at - entity name'),
  set('RECORD_URL', 'TEXT', 'Record URL'),
]
