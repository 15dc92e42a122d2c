import { describe, expect, test } from '@jest/globals'
import { commonFailures, entities, settingsForm, type FailureKind } from '../src/entities/registry.ts'

/** Any detail, as a word that no setting is called. */
const details = new Proxy({} as Record<string, string>, { get: (_, name) => `‹${String(name)}›` })

describe.each(entities.map((entity) => [entity.name, entity] as const))('the failures of %s', (_, entity) => {
  const kinds = Object.entries({ ...commonFailures, ...entity.failures }) as unknown as [string, FailureKind][]

  test('are mended at settings and rules that there are', () => {
    const settings = new Set(settingsForm(entity.settings).flatMap((section) => section.fields.map((field) => field.name)))
    const lost = Object.entries(entity.failures as unknown as Record<string, FailureKind>).flatMap(([code, kind]) => {
      const place = kind.mendAt?.(details)
      // Some tell by a detail which setting it is: the compiler knows those.
      return place && 'setting' in place && !settings.has(place.setting) && !place.setting.startsWith('‹') ? [`${code}: ${place.setting}`] : []
    })
    expect(lost).toEqual([])
  })

  test('that an edit mends are in the catalogue, and each editable value has one name', () => {
    const edits = entity.edits?.(entity.settings.parse({})) ?? []
    const codes = new Set(kinds.map(([code]) => code))
    expect(edits.flatMap((edit) => edit.mends).filter((code) => !codes.has(code))).toEqual([])
    expect(new Set(edits.map((edit) => edit.label)).size).toBe(edits.length)
    // What stands for no source field stands for a value of the mapping.
    expect(edits.filter((edit) => edit.source === undefined && !entity.mapping.some(({ field }) => field === edit.field))).toEqual([])
  })
})
