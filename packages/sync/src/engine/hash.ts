import { hash } from 'node:crypto'
import type { SourceRecord } from '../mapping.ts'

let lastFields: string[] = []
let lastSorted: string[] = []

/** Rows of a page have the same fields: they are sorted once. */
function sorted(fields: string[]): string[] {
  if (fields.length !== lastFields.length || fields.some((field, index) => field !== lastFields[index])) [lastFields, lastSorted] = [fields, fields.toSorted()]
  return lastSorted
}

/**
 * A hash of what a record says and of the version of the rules that it is mapped by: equal hashes mean that dealing
 * with the record again would give the same. The order of fields does not matter.
 */
export function contentHash(source: SourceRecord, processVersion: number): string {
  let text = String(processVersion)
  for (const field of sorted(Object.keys(source))) text += `\u0000${field}\u0001${source[field] ?? ''}`
  return hash('sha256', text, 'base64url')
}
