import { createHash } from 'node:crypto'
import type { SourceRecord } from '../mapping.ts'

/**
 * A hash of what a record says and of the version of the rules that it is mapped by: equal hashes mean that dealing
 * with the record again would give the same. The order of fields does not matter.
 */
export function contentHash(source: SourceRecord, processVersion: number): string {
  let text = String(processVersion)
  for (const field of Object.keys(source).sort()) text += `\u0000${field}\u0001${source[field] ?? ''}`
  return createHash('sha256').update(text).digest('base64url')
}
