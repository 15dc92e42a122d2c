import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Journal } from '../src/persistence/index.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'sandbox-journal-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (compactAfterBytes?: number) => new Journal({ folder, name: 'changes', ...(compactAfterBytes ? { compactAfterBytes } : {}) })
const file = () => path.join(folder, 'changes.jsonl')

describe('The journal', () => {
  test('keeps the newest value of each record, and deletions', () => {
    const journal = open()
    journal.note('intacct', 'CUSTOMER', '1', () => ({ NAME: 'A' }))
    journal.flush()
    journal.note('intacct', 'CUSTOMER', '1', () => ({ NAME: 'B' }))
    journal.note('intacct', 'CUSTOMER', '2', () => null)
    journal.close()
    expect([...open().entries]).toEqual([['intacct', 'CUSTOMER', '1', { NAME: 'B' }], ['intacct', 'CUSTOMER', '2', null]])
  })

  test('writes what was noted by itself, without being told to', async () => {
    const journal = open()
    journal.note('magento', 'customer', '1', () => 1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(readFileSync(file(), 'utf8')).toBe('[["magento","customer","1",1]]\n')
    journal.close()
  })

  test('drops a line that a kill cut off, and writes on behind the last whole one', () => {
    const journal = open()
    journal.note('intacct', 'CUSTOMER', '1', () => 'whole')
    journal.close()
    appendFileSync(file(), '[["intacct","CUSTOMER","2","cut of')
    const next = open()
    expect(next.size).toBe(1)
    next.note('intacct', 'CUSTOMER', '3', () => 'behind')
    next.close()
    expect([...open().entries].map(([, , id]) => id)).toEqual(['1', '3'])
  })

  test('is written anew when it grows, and loses nothing', () => {
    const journal = open(10_000)
    for (let turn = 0; turn < 500; turn++) {
      journal.note('intacct', 'CUSTOMER', String(turn % 10), () => ({ turn, filler: 'x'.repeat(50) }))
      journal.flush()
    }
    journal.close()
    expect(statSync(file()).size).toBeLessThan(12_000)
    expect([...open().entries].map(([, , , value]) => (value as { turn: number }).turn)).toEqual([490, 491, 492, 493, 494, 495, 496, 497, 498, 499])
  })

  test('forgets everything when it is cleared', () => {
    const journal = open()
    journal.note('intacct', 'CUSTOMER', '1', () => 1)
    journal.flush()
    journal.clear()
    journal.close()
    expect(open().size).toBe(0)
  })
})
