import { failureCauses, ofLivingIntegration, type RecordRow, type TenantDb } from '@causeway/db'
import { entityNamed, type Failure, type FixedBy, type MendPlace } from '@causeway/sync/entities'
import { catalogueOf } from '#features/records/server/catalogue.ts'

/** Failed records with one cause, with what people need to clear them. */
export interface FailureGroup {
  processId: string
  process: string
  gridTitle: string
  one: string
  many: string
  code: string
  title: string
  class: string
  cause: string | null
  count: number
  /** Of the newest record: a sentence. */
  explanation: string
  remedy: string
  fixedBy: FixedBy
  /** Where the newest one can be mended here. */
  mendAt?: MendPlace
  /** Facts about the newest one; of a single cause they are the same for all. */
  details: Failure['details']
  /** The same sentence holds for all of them. */
  oneRemedy: boolean
  newest: Pick<RecordRow, 'id' | 'sourceKey' | 'name' | 'reason' | 'lastTriedAt' | 'attempts'>[]
  firstFailedAt: Date
  lastTriedAt: Date
}

/** All failures of a tenant by cause, most first. Processes whose entity this version does not know are told by their code alone. */
export async function failureGroups(db: TenantDb): Promise<FailureGroup[]> {
  const { causes, processes } = await db.transaction(async (tx) => ({
    causes: await failureCauses(tx), processes: await tx.process.findMany({ where: ofLivingIntegration, select: { id: true, entity: true } }),
  }))
  const entityOf = new Map(processes.map(({ id, entity }) => [id, entityNamed(entity)]))
  return causes.map((cause): FailureGroup => {
    const entity = entityOf.get(cause.processId)
    const failure = cause.failure as Failure | null
    const kind = entity ? catalogueOf(entity).get(cause.code) : undefined
    return {
      processId: cause.processId, process: entity?.title ?? cause.processId, gridTitle: entity?.gridTitle ?? 'Records',
      one: entity?.source.one ?? 'record', many: entity?.source.many ?? 'records',
      code: cause.code, title: kind?.title ?? cause.code, class: cause.class, cause: cause.cause, count: cause.count,
      explanation: failure?.explanation ?? '', remedy: failure?.remedy ?? '', fixedBy: failure?.fixedBy ?? 'nobody', details: failure?.details ?? {}, ...(failure?.mendAt ? { mendAt: failure.mendAt } : {}),
      oneRemedy: cause.cause !== null || cause.count === 1,
      newest: cause.newest.map(({ id, sourceKey, name, reason, lastTriedAt, attempts }) => ({ id, sourceKey, name, reason, lastTriedAt, attempts })),
      firstFailedAt: cause.firstFailedAt, lastTriedAt: cause.lastTriedAt,
    }
  })
}
