import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { replayFolder } from '../exchanges/replay.mjs'
import { knownDifferences } from '../exchanges/known-differences.mjs'
import { lineOf } from '../exchanges/report.mjs'

const folder = process.env.MAGENTO_EXCHANGES ?? resolve('../shared/magento/transcripts')

describe('the recorded exchanges', () => {
  if (!existsSync(folder)) {
    test.skip(`are answered as the recorded store answered (skipped: there is no folder ${folder}; name one in MAGENTO_EXCHANGES)`, () => undefined)
    return
  }
  test('are answered as the recorded store answered', async () => {
    const wrong: string[] = []
    for await (const result of replayFolder(folder)) {
      if (result.verdict !== 'match' && !(result.file.number in knownDifferences)) wrong.push(lineOf(result))
    }
    expect(wrong).toEqual([])
  }, 120_000)
})
