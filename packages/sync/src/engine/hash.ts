import { createHash } from 'node:crypto'
import type { SourceRecord } from '../mapping.ts'

/**
 * A hash of what a record says and of the version of the rules that it is mapped by: equal hashes mean that dealing
 * with the record again would give the same. The order of fields does not matter.
 */
export function contentHash(source: SourceRecord, processVersion: number): string {
  const hash = createHash('sha256').update(String(processVersion))
  for (const field of Object.keys(source).sort()) hash.update('\u0000').update(field).update('\u0001').update(source[field] ?? '')
  return hash.digest('base64url')
}
