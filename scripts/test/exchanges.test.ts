import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { replayFolder } from '../exchanges/replay.mjs'
import { knownDifferences } from '../exchanges/known-differences.mjs'
import { lineOf } from '../exchanges/report.mjs'

const folder = process.env.MAGENTO_EXCHANGES ?? resolve('../shared/magento/transcripts')
const there = existsSync(folder)
const replayed = there ? test : test.skip

replayed(there ? 'the shop answers the recorded exchanges' : `the shop answers the recorded exchanges (skipped: no folder ${folder}; name one in MAGENTO_EXCHANGES)`, async () => {
  const wrong: string[] = []
  for await (const result of replayFolder(folder)) {
    if (result.verdict !== 'match' && !(result.file.number in knownDifferences)) wrong.push(lineOf(result))
  }
  expect(wrong).toEqual([])
}, 120_000)
