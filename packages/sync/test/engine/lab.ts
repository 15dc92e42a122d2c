import { z } from 'zod'
import type { EntityDefinition } from '../../src/definition.ts'
import type { Connector, ConnectorContext, EntityModule, Mapped, SourceRow, WritingPlan } from '../../src/entity.ts'
import { fail } from '../../src/failures/common.ts'

export interface LabDraft { name: string; parent: string | null }
export interface LabTarget { id: string; name: string; parent: string | null }
type LabConnector = Connector<LabDraft, LabTarget, Map<string, string>>

/**
 * An entity without systems behind it: a source and a target in memory, for what the engine does with any entity. Rows say with their
 * fields what the mapping makes of them: `parent`, `waitsFor`, `claims`, `skip`.
 */
export class Lab {
  readonly source = new Map<number, SourceRow>()
  readonly target = new Map<string, LabTarget>()
  /** Every write that reached the target, as "create A" or "update A". */
  readonly writes: string[] = []
  pageSize = 1_000
  #lastId = 0
  /** What a test has otherwise. */
  changes: (lab: Lab, context: ConnectorContext<unknown>) => Partial<LabConnector> = () => ({})
  readonly name: string
  constructor(name: string) {
    this.name = name
  }

  add(key: string, fields: Record<string, string> = {}, level?: number): SourceRow {
    const row: SourceRow = { key, id: this.source.size + 1, source: { name: key, ...fields }, ...(level === undefined ? {} : { level }) }
    this.source.set(row.id, row)
    return row
  }
  change(key: string, fields: Record<string, string>): void {
    for (const row of this.source.values()) if (row.key === key) row.source = { ...row.source, ...fields }
  }
  remove(key: string): void {
    for (const [id, row] of this.source) if (row.key === key) this.source.delete(id)
  }

  create(draft: LabDraft, key: string): LabTarget {
    const made = { id: `${this.name}-${++this.#lastId}`, name: draft.name, parent: draft.parent }
    this.target.set(made.id, made)
    this.writes.push(`create ${key}`)
    return made
  }

  write(item: { row: SourceRow; draft: LabDraft }, plan: WritingPlan): LabTarget {
    if (plan.action === 'create') return this.create(item.draft, item.row.key)
    const made = { ...item.draft, id: plan.targetId }
    this.target.set(plan.targetId, made)
    this.writes.push(`update ${item.row.key}`)
    return made
  }

  get module(): EntityModule<unknown> {
    const definition: EntityDefinition = {
      name: this.name, title: this.name, gridTitle: this.name, description: '', columns: [], mapping: [], failures: {}, settings: z.object({}),
      source: { system: 'intacct', object: 'LAB', one: 'thing', many: 'things', keyLabel: 'Key' }, target: { system: 'magento', object: 'thing', one: 'thing', many: 'things', keyLabel: 'Id' },
      face: (source) => ({ name: source.name ?? '', display: {}, search: [], url: null }),
    }
    return { definition, connect: async (context) => ({ ...this.connectorFor(context), ...this.changes(this, context) }) as Connector<unknown, unknown> }
  }

  connectorFor({ links }: ConnectorContext<unknown>): LabConnector {
    const rows = () => [...this.source.values()].sort((a, b) => (a.level ?? 0) - (b.level ?? 0) || a.id - b.id)
    return {
      read: async (window, cursor) => {
        const all = rows()
        const start = Number(cursor?.after ?? 0)
        const page = all.slice(start, start + this.pageSize)
        const next = start + page.length < all.length ? { after: start + page.length } : null
        return { rows: page, next, announced: all.length - start, highWater: '2026', missing: 0 }
      },
      cursorAfter: (row) => ({ after: rows().findIndex((one) => one.key === row.key) + 1 }),
      readKeys: async (keys) => rows().filter((row) => keys.includes(row.key)),
      gather: (some) => links(this.name, some.flatMap((row) => row.source.parent ?? [])),
      map: (row, parents): Mapped<LabDraft> => {
        const { parent, waitsFor, claims = '', skip, name = '' } = row.source
        const failure = fail('UNEXPECTED', `Thing ${row.key}`, { message: 'It waits.' })
        if (skip) return { kind: 'skip', reason: skip }
        if (waitsFor) return { kind: 'wait', reason: `Waits for ${waitsFor}.`, failure, waitsFor }
        if (parent && !parents.has(parent)) return { kind: 'wait', reason: `Waits for ${parent}.`, failure, waitsFor: `${this.name}:${parent}` }
        return { kind: 'draft', draft: { name, parent: parent ? parents.get(parent) ?? null : null }, claims: claims.split(',').filter(Boolean) }
      },
      claimTaken: (row, claim, holder) => fail('UNEXPECTED', `Thing ${row.key}`, { message: `${claim} is ${holder}’s.` }),
      find: async (items) => new Map(items.flatMap(({ key, draft, targetId }) => {
        const found = targetId === null ? [...this.target.values()].find((one) => one.name === draft.name) : this.target.get(targetId)
        return found ? [[key, found]] : []
      })),
      plan: ({ draft, target }) => {
        if (!target) return { action: 'create', changes: [{ field: 'name', before: null, after: draft.name }] }
        const same = target.name === draft.name && target.parent === draft.parent
        return same ? { action: 'leave', targetId: target.id } : { action: 'update', targetId: target.id, changes: [{ field: 'name', before: target.name, after: draft.name }] }
      },
      write: async (item, plan) => ({ targetId: this.write(item, plan).id, warnings: [], request: {}, response: {} }),
    }
  }
}

/** Several labs as the entities of an engine. */
export const entitiesOf = (...labs: Lab[]) => async (name: string): Promise<EntityModule<unknown>> => {
  const lab = labs.find((one) => one.name === name)
  if (!lab) throw new Error(`No lab ${name}`)
  return lab.module
}
