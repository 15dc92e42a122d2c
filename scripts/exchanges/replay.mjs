import { consumeOperations } from '../../apps/sandbox/src/magento/index.ts'
import { authorize } from './authorization.mjs'
import { beforeAll, changesBetween, circumstances } from './circumstances.mjs'
import { compareAnswers } from './compare.mjs'
import { position, readFolder, readSetup } from './folder.mjs'
import { Identities } from './identities.mjs'
import { knownDifferences } from './known-differences.mjs'
import { rewriteRequest } from './rewrite.mjs'
import { performSetup } from './setup.mjs'
import { startShop } from './shop.mjs'

/** Replays a folder against a fresh shop; one result a file: `{ file, verdict: 'match' | 'differs' | 'unclaimed', differences, reason? }`. */
export async function* replayFolder(folder) {
  const shop = await startShop()
  const identities = new Identities()
  const setup = readSetup(folder)
  const changes = [...changesBetween]
  try {
    await beforeAll(shop)
    for (const file of readFolder(folder)) {
      if (file.madeAt && file.madeAt > shop.now()) shop.setClock(file.madeAt)
      while (setup.length && position(setup[0].before) <= position(file.number)) await performSetup(setup.shift(), shop)
      while (changes.length && position(changes[0].before) <= position(file.number)) changes.shift().make(shop)
      yield await replay(file, shop, identities)
    }
  } finally {
    await shop.close()
  }
}

async function replay(file, shop, identities) {
  if (consumersRan(file)) consumeOperations(shop.state)
  const request = rewriteRequest(file.request, identities)
  const extra = (await circumstances[file.number]?.(shop, request)) ?? {}
  const { method, path, headers, body } = request
  const { authorization: recorded, ...others } = named(headers)
  const authorization = recorded === undefined ? {} : { authorization: await authorize(recorded, shop, file.madeAt ?? shop.now()) }
  const answer = await shop.call(method, path, { ...others, ...authorization, ...extra }, body)
  const unclaimed = answer.status === 501
  const { differences, values } = unclaimed ? { differences: [], values: [] } : compareAnswers(file, answer, identities)
  const verdict = unclaimed ? 'unclaimed' : differences.length ? 'differs' : 'match'
  return { file, verdict, differences, values, answer, reason: knownDifferences[file.number] }
}

/** Headers by their names in small letters, without those that the connection itself makes. */
const named = (headers = {}) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]).filter(([name]) => !['host', 'content-length', 'connection', 'accept-encoding'].includes(name)))

/** The recorded store's consumers were run by hand: after 502 before anybody looked, and before the orders. */
const consumersRan = ({ number, request }) => number === 600 || (number > 502 && request.method === 'GET' && (number < 600 || request.path.includes('/V1/bulk')))
