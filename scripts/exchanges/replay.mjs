import { consumeOperations } from '../../apps/sandbox/src/magento/index.ts'
import { authorize } from './authorization.mjs'
import { beforeAll, circumstances } from './circumstances.mjs'
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
  try {
    await beforeAll(shop)
    for (const file of readFolder(folder)) {
      if (file.madeAt && file.madeAt > shop.now()) shop.setClock(file.madeAt)
      while (setup.length && position(setup[0].before) <= position(file.number)) await performSetup(setup.shift(), shop)
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
  const recorded = headers?.Authorization
  const authorization = recorded === undefined ? {} : { authorization: await authorize(recorded, shop, file.madeAt ?? shop.now()) }
  const contentType = headers?.['Content-Type'] ? { 'content-type': headers['Content-Type'] } : {}
  const answer = await shop.call(method, path, { ...authorization, ...contentType, ...extra }, body)
  const unclaimed = answer.status === 501
  const differences = unclaimed ? [] : compareAnswers(file, answer, identities)
  const verdict = unclaimed ? 'unclaimed' : differences.length ? 'differs' : 'match'
  return { file, verdict, differences, answer, reason: knownDifferences[file.number] }
}

/** The recorded store's consumers were run by hand: after 502 before each look at a bulk, and before the orders. */
const consumersRan = ({ number, request }) => number === 600 || (number > 502 && number < 600 && request.method === 'GET' && request.path.includes('/V1/bulk'))
