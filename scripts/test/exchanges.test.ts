import { deepEqual } from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { replayFolder } from '../exchanges/replay.mjs'
import { knownDifferences } from '../exchanges/known-differences.mjs'
import { lineOf } from '../exchanges/report.mjs'

const folder = process.env.MAGENTO_EXCHANGES ?? resolve('../shared/magento/transcripts')
const title = 'the shop answers the recorded exchanges as the recorded store did'
const replayed = existsSync(folder) ? test : test.skip

replayed(existsSync(folder) ? title : `${title} (skipped: there is no folder ${folder}; name one in MAGENTO_EXCHANGES)`, async () => {
  const wrong: string[] = []
  for await (const result of replayFolder(folder)) {
    if ((result.verdict !== 'match' || result.values.length) && !(result.file.number in knownDifferences)) wrong.push(lineOf(result))
  }
  deepEqual(wrong, [])
}, 120_000)

const administrator = 'Bearer <admin-jwt (all permissions)>'
interface Said { status: number; body: unknown }
/** An exchange as they are recorded: what was sent, and what the recorded store answered. */
const exchange = (method: string, path: string, response: Said, body?: unknown, authorization = administrator) => (
  { title: 'invented', request: { method, path: `/rest/V1/${path}`, headers: { Authorization: authorization, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body }) }, response })
const customer = (email: string) => ({ customer: { email, firstname: 'A', lastname: 'B' } })
const absent = (id: number) => ({ message: 'No such entity with %fieldName = %fieldValue', parameters: { fieldName: 'customerId', fieldValue: id } })

/** Replays invented exchanges from a folder of any name, without a `setup.json`; answers the lines that are printed. */
async function replay(exchanges: Record<string, unknown>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'exchanges-'))
  mkdirSync(join(folder, 'more'))
  for (const [name, content] of Object.entries(exchanges)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(content))
  const lines: string[] = []
  for await (const result of replayFolder(folder)) lines.push(lineOf(result))
  return lines
}

describe('An exchange that nobody handed over', () => {
  test('reads by a number that the recorded store gave out, and this one did not', async () => {
    expect(await replay({
      '100-create': exchange('POST', 'customers?fields=id,email', { status: 200, body: { id: 77, email: 'ada@example.com' } }, customer('ada@example.com')),
      'more/101-get': exchange('GET', 'customers/77?fields=id,email', { status: 200, body: { id: 77, email: 'ada@example.com' } }),
      '102-search': exchange('GET', 'customers/search?searchCriteria[filterGroups][0][filters][0][field]=entity_id&searchCriteria[filterGroups][0][filters][0][value]=77&fields=items[id],total_count', { status: 200, body: { items: [{ id: 77 }], total_count: 1 } }),
      '103-absent': exchange('GET', 'customers/2', { status: 404, body: absent(2) }),
    })).toEqual(['match 100-create', 'match 101-get', 'match 102-search', 'match 103-absent'])
  })

  test('sends a body that is no JSON as it was', async () => {
    expect(await replay({ '100-broken': exchange('POST', 'customers', { status: 400, body: { message: 'Decoding error.' } }, '{"customer": {') })).toEqual(['match 100-broken'])
  })

  test('gets a token where one was taken out of it, whatever stands in its place', async () => {
    const websites = { status: 200, body: [{ id: 0, code: 'admin', name: 'Admin', default_group_id: 0 }, { id: 1, code: 'base', name: 'Main Website', default_group_id: 1 }] }
    const refused = { status: 401, body: { message: "The consumer isn't authorized to access %resources.", parameters: { resources: 'Magento_Backend::store' } } }
    expect(await replay({
      '040-small-letters': exchange('GET', 'store/websites', websites, undefined, 'bearer <admin-jwt>'),
      '041-few-rights': exchange('GET', 'store/websites', refused, undefined, 'Bearer <jwt of the catalog admin>'),
    })).toEqual(['match 040-small-letters', 'match 041-few-rights'])
  })

  test('differs in status, message or shape; other values stand behind the match', async () => {
    expect(await replay({
      '100-status': exchange('GET', 'customers/2', { status: 200, body: absent(2) }),
      '101-message': exchange('GET', 'customers/2', { status: 404, body: { ...absent(2), message: 'Gone' } }),
      '102-shape': exchange('GET', 'customers/1?fields=id,email', { status: 200, body: { id: 1, email: null } }),
      '103-value': exchange('GET', 'customers/1?fields=email', { status: 200, body: { email: 'another@example.com' } }),
      '104-unclaimed': exchange('GET', 'cmsPage/search?searchCriteria[pageSize]=1', { status: 200, body: {} }),
    })).toEqual([
      'differs 100-status: status 404 instead of 200 (No such entity with %fieldName = %fieldValue)',
      'differs 101-message: body.message is "No such entity with %fieldName = %fieldValue" instead of "Gone"',
      'differs 102-shape: body.email is "oauth1@example.com" instead of null',
      'match 103-value (values: body.email is "oauth1@example.com" instead of "another@example.com")',
      'unclaimed 104-unclaimed',
    ])
  })
})
