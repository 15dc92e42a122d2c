import { describe, expect, test } from '@jest/globals'
import { entities } from '../src/entities/registry.ts'
import type { FailureDetails, FailureKind } from '../src/failure.ts'
import { commonFailures } from '../src/failures/common.ts'

const catalogues: [string, Record<string, unknown>][] = [['common', commonFailures], ...entities.map(({ name, failures }): [string, Record<string, unknown>] => [name, failures])]
const kinds = catalogues.flatMap(([catalogue, failures]) => Object.entries(failures).map(([code, kind]) => [catalogue, code, kind as FailureKind] as const))

/** Every detail is there, and is its own name; but for numbers, and for one that chooses the words. */
const known: FailureDetails = { cap: 3_000, used: 3_000, announced: 3_000, read: 2_000, days: 3, setting: 'defaultGroupId' }
const details = new Proxy({}, { get: (_, name) => known[String(name)] ?? String(name) }) as FailureDetails

describe.each(kinds)('%s: %s', (_, _code, { title, explain, remedy }) => {
  test('has a title, a reason and a remedy in sentences', () => {
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
    for (const text of [explain('Thing T-1', details), remedy(details)]) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|!/)
      expect(text).not.toMatch(/ {2}| [.,;]/)
    }
    // Sage Intacct's own correction is a sentence of its own.
    expect(remedy(details)).toMatch(/[.]$|^correction$/)
  })
})
