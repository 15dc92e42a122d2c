import { type RecordEdit, type StoredRecord } from '@causeway/db'
import { editsOffered, type EditOffer, type Failure } from '@causeway/sync/entities'
import type { OfferView } from '../record-view.ts'
import type { GridProcess } from './grid-info.ts'

/** What a person may give for the next try of a record, with what was given before and not taken. Pure. */
export interface Offer extends EditOffer { start: string }

export function offersFor({ entity, process }: Pick<GridProcess, 'entity' | 'process'>, record: StoredRecord, edit: RecordEdit | undefined): Offer[] {
  if ((record.state !== 'failed' && record.state !== 'waiting') || record.intent !== null || !record.failure || !record.source) return []
  const offered = editsOffered(entity, process, record.failure as unknown as Failure, record.source as Record<string, string>)
  const given = edit && edit.state !== 'sent' ? edit.values : []
  // What was refused may have cured one failure and met another: all of it is offered again.
  const further = given.filter(({ field }) => !offered.some((offer) => offer.field === field))
  return [...offered, ...further.map(({ field, label, source, before }): EditOffer => ({ field, label, source, help: '', value: before }))]
    .map((offer) => ({ ...offer, start: given.find(({ field }) => field === offer.field)?.after ?? offer.value }))
}

export const offerView = ({ field, label, help, value, start }: Offer): OfferView => ({ field, label, help, value, start })
