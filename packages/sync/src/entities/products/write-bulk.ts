import { setTimeout as sleep } from 'node:timers/promises'
import { bulkStatus, type BulkOperation, type MagentoClient, type Product } from '@causeway/magento'
import { WriteFailure, type Interrupted, type Item, type StillOpen, type WriteOutcome, type WriteTools, type WritingPlan } from '../../entity.ts'
import { fail } from '../../failures/common.ts'
import { failureOfWrite, refusalOf, throughConnection } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
import { failProduct } from './failures.ts'
import { findProducts } from './find.ts'
import { identityOf } from './plan.ts'
import type { ProductSettings } from './settings.ts'
import { addressTaken, lost, requestOf, writeProduct } from './write.ts'

/** How often the shop is asked how far it is, ms: the pauses grow. */
const pollMs = [300, 600, 1_200, 2_400]
/** Open for so long without any progress: its consumers do not run. */
const patienceMs = 20_000

type Creation = { item: Item<Draft, Product>; plan: WritingPlan }

/**
 * Hands new products to the shop's bulk door and watches it work them off. What is not done when the slice ends stays open: the
 * bulk's id is stored with each record, and `resumeBulk` asks again.
 */
export async function createInBulk(magento: MagentoClient, creations: readonly Creation[], settings: ProductSettings, tools: WriteTools): Promise<WriteOutcome[]> {
  const requests = creations.map(({ item, plan }) => requestOf(item, plan, settings))
  let uuid: string
  try {
    uuid = (await magento.bulk.submit('POST', 'products', requests.map(({ body }) => body), settings.scope)).bulk_uuid
  } catch (error) {
    // A malformed item refuses the whole list (recorded exchanges 509, 512): sent one by one, each would tell its own fault.
    return creations.map(({ item: { row, draft } }, index) => {
      const subject = `Item ${row.key}`
      return failureOfWrite(error, { subject, request: requests[index], explain: (message) => addressTaken(message, subject, draft) })
    })
  }
  await tools.remember(creations.map(({ item }, operation) => ({ key: item.row.key, memo: { bulk: uuid, operation } })))
  const operations = await untilDone(magento, uuid, tools)
  return settle(magento, creations.map(({ item: { row, draft, targetId } }, operation) => ({ row, draft, targetId, memo: { bulk: uuid, operation } })), operations, settings, (index) => requests[index])
}

/** What has become of products that an earlier worker, or an earlier slice, handed over. */
export async function resumeBulk(magento: MagentoClient, items: readonly Interrupted<Draft>[], settings: ProductSettings): Promise<Map<string, WriteOutcome>> {
  const outcomes = new Map<string, WriteOutcome>()
  const byBulk = new Map<string, Interrupted<Draft>[]>()
  for (const item of items) {
    const uuid = String(item.memo.bulk ?? '')
    if (uuid) byBulk.set(uuid, [...byBulk.get(uuid) ?? [], item])
  }
  for (const [uuid, own] of byBulk) {
    const operations = await throughConnection('bulk operations', () => magento.bulk.operations(uuid))
    const settled = await settle(magento, own, operations, settings, () => ({ method: 'POST', path: 'products', bulk: uuid }))
    for (const [index, { row }] of own.entries()) {
      const outcome = settled[index]
      if (outcome) outcomes.set(row.key, outcome)
    }
  }
  return outcomes
}

/** Asks until nothing is open, nothing moves any more, or the slice is over. */
async function untilDone(magento: MagentoClient, uuid: string, tools: WriteTools): Promise<BulkOperation[]> {
  let movedAt = Date.now()
  let open = Number.POSITIVE_INFINITY
  for (let round = 0; ; round++) {
    const operations = await throughConnection('bulk operations', () => magento.bulk.operations(uuid))
    const now = operations.filter(({ status }) => status === bulkStatus.open).length
    if (now < open) movedAt = Date.now()
    open = now
    if (open === 0 || tools.isOver() || tools.signal.aborted || Date.now() - movedAt > patienceMs) return operations
    await sleep(pollMs[Math.min(round, pollMs.length - 1)])
  }
}

async function settle(
  magento: MagentoClient, items: readonly Interrupted<Draft>[], operations: readonly BulkOperation[], settings: ProductSettings, request: (index: number) => unknown,
): Promise<WriteOutcome[]> {
  const byNumber = new Map(operations.map((operation) => [operation.id, operation]))
  const statusOf = (item: Interrupted<Draft>) => byNumber.get(Number(item.memo.operation))
  const complete = items.filter((item) => statusOf(item)?.status === bulkStatus.complete)
  const stored = complete.length ? await findProducts(magento, complete.map(({ row, draft }) => ({ key: row.key, draft, targetId: null })), settings) : new Map<string, Product>()
  const outcomes = items.map((item, index): WriteOutcome => {
    const { row, draft } = item
    const subject = `Item ${row.key}`
    const operation = statusOf(item)
    const message = operation?.result_message || 'Magento’s bulk door gave no reason.'
    const told = { request: request(index), response: operation ?? null }
    switch (operation?.status) {
      case bulkStatus.complete: {
        const product = stored.get(row.key)
        if (!product) return new WriteFailure(fail('OUTCOME_UNKNOWN', subject, { message: 'The bulk door says that it is done, and the product is not there.' }), { outcomeUnknown: true, ...told })
        return { targetId: String(product.id), identity: identityOf(product), warnings: draft.kind === 'product' ? lost(draft, product, settings) : [], ...told }
      }
      case bulkStatus.failedRetriable: case bulkStatus.failed: case bulkStatus.rejected:
        return new WriteFailure(addressTaken(message, subject, draft) ?? refusalOf(subject, message, operation.status === bulkStatus.failedRetriable), told)
      case undefined: return new WriteFailure(fail('OUTCOME_UNKNOWN', subject, { message: 'The bulk door does not know of it.' }), { outcomeUnknown: true, ...told })
      default: return stillOpen(subject)
    }
  })
  return Promise.all(outcomes.map((outcome, index) => (outcome instanceof WriteFailure && outcome.failure.code === 'URL_KEY_TAKEN' ? oneByOne(magento, items[index], outcome, settings) : outcome)))
}

/** The bulk door cannot be told another address once it is refused; the single one can. */
async function oneByOne(magento: MagentoClient, item: Interrupted<Draft> | undefined, refused: WriteFailure, settings: ProductSettings): Promise<WriteOutcome> {
  if (!item) return refused
  const { row, draft, targetId } = item
  try {
    return await writeProduct(magento, { row, draft, targetId, target: null, ours: true }, { action: 'create', changes: [] }, settings)
  } catch (error) {
    if (error instanceof WriteFailure) return error
    throw error
  }
}

const stillOpen = (subject: string): StillOpen => ({ stillOpen: true, reason: failProduct('BULK_NOT_WORKED_OFF', subject, {}).explanation, retryInMs: 60_000 })
