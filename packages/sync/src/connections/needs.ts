import { z } from 'zod'
import type { EntityDefinition, IntacctNeed, MagentoNeed } from '../definition.ts'
import { settingsForm } from '../settings-form.ts'

export type NeededBy<Need> = Need & { neededBy: string[] }

/** What all entities together need, each once, with the names of those that need it. Pure. */
export function intacctNeeds(entities: readonly EntityDefinition[]): NeededBy<IntacctNeed>[] {
  const merged = once(entities, (entity) => entity.needs?.intacct ?? [], (need) => need.object)
  return merged.map(({ first, all, neededBy }) => ({ ...first, neededBy, through: [...new Set(all.flatMap((need) => need.through ?? []))] }))
}

export function magentoNeeds(entities: readonly EntityDefinition[]): NeededBy<MagentoNeed>[] {
  const merged = once(entities, (entity) => entity.needs?.magento ?? [], (need) => `${need.probe.method} ${need.probe.path}`)
  return merged.map(({ first, neededBy }) => ({ ...first, neededBy }))
}

/** The lists of a system's directory that settings choose from or entities ask for: "magento.customerGroups". Pure. */
export function directoryKeys(entities: readonly EntityDefinition[], system: 'intacct' | 'magento'): string[] {
  const named = entities.flatMap((entity) => {
    const fields = settingsForm(entity.settings as z.ZodType).flatMap((section) => section.fields)
    const lists = fields.flatMap((field) => [field.choicesFrom, field.keysFrom]).filter((list) => list !== undefined)
    return [...lists.map((list) => `${list.system}.${list.list}`), ...(entity.needs?.directory ?? [])]
  })
  return [...new Set(named)].filter((key) => key.startsWith(`${system}.`)).sort()
}

function once<Need>(entities: readonly EntityDefinition[], needsOf: (entity: EntityDefinition) => Need[], keyOf: (need: Need) => string) {
  const merged = new Map<string, { first: Need; all: Need[]; neededBy: string[] }>()
  for (const entity of entities) {
    for (const need of needsOf(entity)) {
      const there = merged.get(keyOf(need))
      if (!there) merged.set(keyOf(need), { first: need, all: [need], neededBy: [entity.name] })
      else {
        there.all.push(need)
        if (!there.neededBy.includes(entity.name)) there.neededBy.push(entity.name)
      }
    }
  }
  return [...merged.values()]
}
