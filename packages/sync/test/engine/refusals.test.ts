import { describe, expect, test } from '@jest/globals'
import { refusalOf } from '../../src/engine/exchanges.ts'

describe('why a claim is refused', () => {
  const told = (wants: Record<string, string>, holds: Record<string, string>) => refusalOf(
    'A', new Map(Object.entries(wants).map(([key, claims]) => [key, claims.split(' ').filter(Boolean)])),
    new Map(Object.entries(holds).flatMap(([key, claims]) => claims.split(' ').map((claim): [string, string] => [claim, key]))),
  )
  const step = (key: string, claim: string, holder: string) => ({ key, claim, holder })

  test.each<[string, Record<string, string>, Record<string, string>, ReturnType<typeof refusalOf>]>([
    ['its holder wants it still', { A: 'b', B: 'b' }, { B: 'b' }, { kind: 'kept' }],
    ['its holder wants nothing', { A: 'b', B: '' }, { B: 'b' }, { kind: 'kept' }],
    ['nothing is known of its holder', { A: 'b' }, { B: 'b' }, { kind: 'kept' }],
    ['its holder goes elsewhere', { A: 'b', B: 'c' }, { A: 'a', B: 'b' }, { kind: 'given-up', freed: [{ claim: 'b', holder: 'B' }] }],
    ['its holder has that other one already', { A: 'b', B: 'c' }, { A: 'a', B: 'b c' }, { kind: 'given-up', freed: [{ claim: 'b', holder: 'B' }] }],
    ['three stand in a row', { A: 'b', B: 'c', C: 'd' }, { A: 'a', B: 'b', C: 'c' }, { kind: 'given-up', freed: [{ claim: 'b', holder: 'B' }, { claim: 'c', holder: 'C' }] }],
    ['the last of a row stays', { A: 'b', B: 'c', C: 'c' }, { A: 'a', B: 'b', C: 'c' }, { kind: 'kept' }],
    ['two swap', { A: 'b', B: 'a' }, { A: 'a', B: 'b' }, { kind: 'ring', ring: [step('A', 'b', 'B'), step('B', 'a', 'A')] }],
    ['three swap', { A: 'b', B: 'c', C: 'a' }, { A: 'a', B: 'b', C: 'c' }, { kind: 'ring', ring: [step('A', 'b', 'B'), step('B', 'c', 'C'), step('C', 'a', 'A')] }],
    ['it comes third to two that swap', { A: 'b', B: 'c', C: 'b' }, { A: 'a', B: 'b', C: 'c' }, { kind: 'kept' }],
    ['one of those that swap is held up by another too', { A: 'b', B: 'a x' , X: 'x' }, { A: 'a', B: 'b', X: 'x' }, { kind: 'kept' }],
  ])('%s', (_, wants, holds, wanted) => {
    expect(told(wants, holds)).toEqual(wanted)
  })
})
