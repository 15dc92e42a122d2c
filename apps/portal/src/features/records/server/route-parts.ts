import { userId } from '@causeway/db'
import { z } from 'zod'
import type { TenantRequest } from '#server/tenant-route.ts'
import { filterOf, selectionOf, selectionSchema, type RecordWords } from '../record-words.ts'
import type { Clearing } from './clear-records.ts'
import { gridProcess } from './grid-info.ts'

/** Parameters of every route under a process. */
export const processParams = z.object({ processId: z.uuid() })
type ProcessParams = z.output<typeof processParams>

/** The filter that the words of an address mean for the one who asks, now. */
export const filterHere = (words: RecordWords, member: { userId: string }) => filterOf(words, { me: userId(member.userId), now: new Date() })

/** Body of every route that acts on chosen records. */
export const selectionBody = z.object({ selection: selectionSchema })

/** Who clears what, out of such a request. Throws Refusal for a process of somebody else. */
export async function clearingOf(
  { db, member, params, body }: Pick<TenantRequest<ProcessParams, unknown, z.output<typeof selectionBody>>, 'db' | 'member' | 'params' | 'body'>,
): Promise<Clearing> {
  const grid = await gridProcess(db, params.processId)
  return { db, member, grid, selection: selectionOf(body.selection, { me: userId(member.userId), now: new Date() }) }
}
