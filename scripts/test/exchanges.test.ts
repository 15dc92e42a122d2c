import { deepEqual } from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from '@jest/globals'
import { replayFolder } from '../exchanges/replay.mjs'
import { knownDifferences } from '../exchanges/known-differences.mjs'
import { lineOf } from '../exchanges/report.mjs'

const folder = process.env.MAGENTO_EXCHANGES ?? resolve('../shared/magento/transcripts')
const title = 'the shop answers the recorded exchanges as the recorded store did'
const replayed = existsSync(folder) ? test : test.skip

replayed(existsSync(folder) ? title : `${title} (skipped: there is no folder ${folder}; name one in MAGENTO_EXCHANGES)`, async () => {
  const wrong: string[] = []
  for await (const result of replayFolder(folder)) {
    if (result.verdict !== 'match' && !(result.file.number in knownDifferences)) wrong.push(lineOf(result))
  }
  deepEqual(wrong, [])
}, 120_000)
