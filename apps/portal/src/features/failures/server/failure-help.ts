import { countRecords, ofLivingIntegration, processId, type TenantDb } from '@causeway/db'
import { entityNamed, type FailureKind, type FixedBy } from '@causeway/sync/entities'
import { catalogueOf, whereFailing } from '#features/records/server/catalogue.ts'

/** A code of the catalogue, explained without an occurrence. */
export interface FailureHelp {
  code: string
  title: string
  class: string
  fixedBy: FixedBy
  retryable: boolean
  explanation: string
  remedy: string
  /** Processes of this tenant that can have it, and how many records do now. */
  processes: { id: string; title: string; gridTitle: string; count: number }[]
}

/** Null for a code that no catalogue has. */
export async function failureHelp(db: TenantDb, code: string): Promise<FailureHelp | null> {
  const [first] = whereFailing(code)
  if (!first) return null
  const processes = await db.transaction(async (tx) => {
    const found = []
    for (const process of await tx.process.findMany({ where: ofLivingIntegration, orderBy: { createdAt: 'asc' } })) {
      const entity = entityNamed(process.entity)
      if (!entity || !catalogueOf(entity).has(code)) continue
      const { count } = await countRecords(tx, processId(process.id), { codes: [code], states: ['failed', 'waiting'] }, { exactly: true })
      found.push({ id: process.id, title: entity.title, gridTitle: entity.gridTitle, count })
    }
    return found
  })
  return { code, ...inWords(first.kind, capital(first.entity.source.one)), processes }
}

/** Every code that processes of this tenant can have, by title; `where` names the grids it can stand in, empty for all of them. */
export async function failureIndex(db: TenantDb): Promise<{ code: string; title: string; class: string; where: string[] }[]> {
  const processes = await db.transaction((tx) => tx.process.findMany({ select: { entity: true } }))
  const known = [...new Set(processes.map(({ entity }) => entity))].flatMap((name) => entityNamed(name) ?? [])
  const kinds = new Map(known.flatMap((entity) => [...catalogueOf(entity)]))
  return [...kinds].map(([code, kind]) => {
    const having = known.filter((entity) => catalogueOf(entity).has(code)).map(({ gridTitle }) => gridTitle)
    return { code, title: kind.title, class: kind.class, where: having.length === known.length ? [] : having }
  }).sort((a, b) => a.title.localeCompare(b.title))
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The catalogue's sentences with the names of the details in their places: “‹email›”. */
export function inWords(kind: FailureKind, subject: string): Pick<FailureHelp, 'title' | 'class' | 'fixedBy' | 'retryable' | 'explanation' | 'remedy'> {
  const details = new Proxy({} as Record<string, string>, { get: (_, name) => `‹${String(name)}›` })
  return {
    title: kind.title, class: kind.class, fixedBy: kind.fixedBy, retryable: kind.retryable ?? false,
    explanation: spoken(() => kind.explain(`${subject} ‹ID›`, details)), remedy: spoken(() => kind.remedy(details)),
  }
}

// A sentence may count or compare its details, for which names are no use.
function spoken(say: () => string): string {
  try {
    return say()
  } catch {
    return 'It depends on the record: its own page in the grid says it.'
  }
}
