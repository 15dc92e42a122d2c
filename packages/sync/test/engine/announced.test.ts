import { describe, expect, test } from '@jest/globals'
import { whyHeldBack } from '../../src/engine/announced.ts'

describe('carrying out a preview', () => {
  const changes = [{ field: 'name', before: 'a', after: 'b' }]
  const update = { action: 'update' as const, targetId: '7', changes }
  test.each([
    ['carries out', 'the very update that was announced', { kind: 'would_update' as const, targetId: '7', changes }, update],
    ['holds back', 'the same update of another one', { kind: 'would_update' as const, targetId: '8', changes }, update],
    ['holds back', 'an update of more fields', { kind: 'would_update' as const, targetId: '7', changes: [] }, update],
    ['holds back', 'an update where nothing was announced', undefined, update],
    ['carries out', 'nothing to write, whatever was announced', { kind: 'would_update' as const, targetId: '7', changes }, { action: 'leave' as const, targetId: '7' }],
    ['holds back', 'a link that was not announced', { kind: 'would_create' as const, targetId: null, changes: [] }, { action: 'leave' as const, targetId: '7', adopts: true }],
    ['carries out', 'a link that was announced', { kind: 'would_leave' as const, targetId: '7', changes: [] }, { action: 'leave' as const, targetId: '7', adopts: true }],
    ['carries out', 'a skip', { kind: 'would_create' as const, targetId: null, changes: [] }, { action: 'skip' as const, reason: 'x' }],
  ])('%s %s', (does, _, announcement, plan) => {
    expect(whyHeldBack(announcement, plan, false) === null ? 'carries out' : 'holds back').toBe(does)
  })
})
