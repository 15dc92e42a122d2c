import { anyOf, type Category, type MagentoClient } from '@causeway/magento'
import { isPreviewId, type Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import type { Draft, FamilyDraft } from './draft.ts'
import type { FoundCategory } from './plan.ts'
import type { FamilySettings } from './settings.ts'

const pageSize = 200

/** The categories of these drafts: by link, else by name under their parent, in a few calls for all. */
export function categoryFinder(magento: MagentoClient, settings: FamilySettings) {
  async function listed(field: string, values: readonly string[], parents: readonly string[] = []): Promise<Category[]> {
    const found: Category[] = []
    const under = parents.length ? [[{ field: 'parent_id', type: 'in' as const, value: parents.join(',') }]] : []
    for (const group of anyOf(field, values)) {
      for (let currentPage = 1; ; currentPage++) {
        const { items, totalCount } = await magento.categories.search(
          { groups: [group, ...under], sort: [{ field: 'entity_id', direction: 'ASC' }], pageSize, currentPage }, settings.scope)
        found.push(...items)
        if (currentPage * pageSize >= totalCount) break
      }
    }
    return found
  }

  return (items: Lookup<Draft>[]): Promise<Map<string, FoundCategory>> => throughConnection('categories', async () => {
    const found = new Map<string, Category>()
    const linked = items.flatMap(({ targetId }) => (targetId === null ? [] : [targetId]))
    if (linked.length) {
      const byId = new Map((await listed('entity_id', linked)).map((category) => [String(category.id), category]))
      for (const { key, targetId } of items) {
        const category = targetId === null ? undefined : byId.get(targetId)
        if (category) found.set(key, category)
      }
    }
    const open = items.filter((item): item is Lookup<FamilyDraft> => item.draft.kind === 'family' && !found.has(item.key) && !isPreviewId(item.draft.parentId))
    if (open.length) {
      const byPlace = new Map((await listed('name', open.map(({ draft }) => draft.name), [...new Set(open.map(({ draft }) => draft.parentId))]))
        .map((category) => [placeOf(String(category.parent_id), category.name), category]))
      for (const { key, draft } of open) {
        const category = byPlace.get(placeOf(draft.parentId, draft.name))
        if (category) found.set(key, category)
      }
    }
    const mayGo = new Set(settings.inactive === 'delete-if-empty' ? items.flatMap(({ key, draft }) => (draft.kind === 'inactive' ? [key] : [])) : [])
    const answers = new Map<string, FoundCategory>()
    for (const [key, category] of found) answers.set(key, { category, isEmpty: mayGo.has(key) && await isEmpty(magento, category) })
    return answers
  })
}

/** The shop compares names without case. */
const placeOf = (parentId: string, name: string) => `${parentId}>${name.toLowerCase()}`

async function isEmpty(magento: MagentoClient, category: Category): Promise<boolean> {
  if (category.children) return false
  // `children` lists only those that are shown, and a delete would take the hidden ones along.
  const below = await magento.categories.search({ groups: [[{ field: 'parent_id', value: String(category.id) }]], pageSize: 1 })
  if (below.totalCount > 0) return false
  return !(await magento.categories.hasProducts(category.id))
}
