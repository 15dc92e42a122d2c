import { WriteFailure, type StillOpen, type WriteTools, type Written } from '../entity.ts'
import type { Write } from './settled.ts'
import type { SliceContext } from './slice-context.ts'
import { unexpected } from './write-result.ts'

/** Writes one record by itself: where the connector only knows batches, as a batch of one. Throws like the connector's `write`. */
export async function writeOne(context: SliceContext, write: Write, tools: WriteTools): Promise<Written | StillOpen> {
  const { connector } = context
  const { item, plan } = write
  if (connector.write) return connector.write(item, plan, tools)
  const [outcome] = await connector.writeBatch?.([{ item, plan }], tools) ?? []
  if (outcome === undefined) throw new WriteFailure(unexpected(context, write, 'the target gave no result for it'), { outcomeUnknown: true })
  if (outcome instanceof WriteFailure) throw outcome
  return outcome
}
