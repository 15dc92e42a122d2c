import { describe, expect, test } from '@jest/globals'
import { createChunkPace, fixedPace } from '../../src/engine/chunk-pace.ts'

describe('how many records go together', () => {
  test('is few at first, and doubles at most while the target is quick', () => {
    const pace = createChunkPace(400)
    const sizes = Array.from({ length: 6 }, () => {
      pace.note(pace.size, 5)
      return pace.size
    })
    expect(sizes).toEqual([50, 100, 200, 400, 400, 400])
  })

  test('is what the target writes in a second and a half', () => {
    const pace = createChunkPace(400)
    pace.note(25, 750)
    expect(pace.size).toBe(50)
    pace.note(50, 12_500)
    expect(pace.size).toBe(10)
  })

  test('never exceeds the limit, even a small one', () => {
    const pace = createChunkPace(5)
    pace.note(5, 0)
    expect(pace.size).toBe(5)
    pace.note(5, 100_000)
    expect(pace.size).toBe(5)
  })

  test('stays where an entity says how large its batches are', () => {
    const pace = fixedPace(1_000)
    pace.note(1_000, 1)
    expect(pace.size).toBe(1_000)
  })
})
