import { describe, expect, test } from '@jest/globals'
import { arrange } from '../../src/entities/product-families/tree.ts'

const tree = (...lines: string[]) => arrange(lines.map((line) => {
  const [key = '', parent = ''] = line.split('<')
  return { key, parent }
}))

describe('the tree of product lines', () => {
  test('puts a line one level below its parent, in whatever order they come', () => {
    const places = tree('C<B', 'A', 'B<A', 'D')
    expect(['A', 'B', 'C', 'D'].map((key) => places.get(key)?.level)).toEqual([0, 1, 2, 0])
    expect([...places.values()].every(({ problem }) => problem === undefined)).toBe(true)
  })

  test('a parent that is not there is the problem of the line that names it, and of no other', () => {
    const places = tree('B<GONE', 'C<B')
    expect(places.get('B')?.problem).toEqual({ kind: 'parent-missing', parent: 'GONE' })
    expect(places.get('C')).toEqual({ level: 1 })
  })

  test('every member of a cycle has it as its problem, and those that hang on it do not', () => {
    const places = tree('A<C', 'B<A', 'C<B', 'D<A')
    for (const key of ['A', 'B', 'C']) expect(places.get(key)?.problem).toMatchObject({ kind: 'cycle' })
    const { problem } = places.get('A') ?? {}
    expect(problem?.kind === 'cycle' && new Set(problem.keys)).toEqual(new Set(['A', 'B', 'C']))
    expect(places.get('D')).toEqual({ level: 1 })
  })

  test('a line that is its own parent is a cycle of one', () => {
    expect(tree('A<A').get('A')?.problem).toEqual({ kind: 'cycle', keys: ['A'] })
  })

  test('a chain of 20,000 lines is no trouble', () => {
    const places = arrange(Array.from({ length: 20_000 }, (_, at) => ({ key: `L${at}`, parent: at ? `L${at - 1}` : '' })))
    expect(places.get('L19999')?.level).toBe(19_999)
  })
})
