import type { Category } from '@causeway/magento'
import type { Change, Item, Plan } from '../../entity.ts'
import type { Draft, FamilyDraft } from './draft.ts'
import { failFamily } from './failures.ts'
import type { FamilySettings } from './settings.ts'

/** A category as the shop holds it, and whether it may be deleted. */
export interface FoundCategory { category: Category; isEmpty: boolean }

/** What differs between a draft and a category. `moveTo` is set when it lies elsewhere. */
export interface Difference {
  changes: Change[]
  update: { name?: string; is_active?: boolean; custom_attributes?: { attribute_code: string; value: string }[] }
  moveTo: string | null
}

/** Compares only what we own: name, state, parent and mapped attributes. Pure. */
export function differenceOf(draft: FamilyDraft, category: Category): Difference {
  const difference: Difference = { changes: [], update: {}, moveTo: null }
  if (category.name !== draft.name) {
    difference.changes.push({ field: 'name', before: category.name, after: draft.name })
    difference.update.name = draft.name
  }
  if (!category.is_active) {
    difference.changes.push({ field: 'is_active', before: 'false', after: 'true' })
    difference.update.is_active = true
  }
  const attributes = Object.entries(draft.customAttributes).filter(([code, wanted]) => attributeOf(category, code) !== wanted)
  for (const [code, wanted] of attributes) difference.changes.push({ field: `custom_attributes.${code}`, before: attributeOf(category, code), after: wanted })
  if (attributes.length) difference.update.custom_attributes = attributes.map(([attribute_code, value]) => ({ attribute_code, value }))
  if (String(category.parent_id) !== draft.parentId) {
    difference.changes.push({ field: 'parent_id', before: String(category.parent_id), after: draft.parentId })
    difference.moveTo = draft.parentId
  }
  return difference
}

const attributeOf = (category: Category, code: string): string | null => {
  const found = category.custom_attributes?.find((attribute) => attribute.attribute_code === code)
  return found === undefined || found.value === null ? null : String(found.value)
}

/** What to do about a product line. Pure. */
export function planFamily(item: Item<Draft, FoundCategory>, settings: FamilySettings): Plan {
  const { draft, target, row, targetId } = item
  const subject = `Product line ${row.key}`
  const foundId = target ? String(target.category.id) : null
  if (draft.kind === 'inactive') return planInactive(target, settings)
  if (!target || foundId === null) {
    if (targetId !== null && settings.deletedInShop === 'fail') return { action: 'fail', failure: failFamily('FAMILY_DELETED_IN_SHOP', subject, { targetId }) }
    return {
      action: 'create',
      changes: [
        { field: 'name', before: null, after: draft.name }, { field: 'parent_id', before: null, after: draft.parentId },
        ...Object.entries(draft.customAttributes).map(([code, after]) => ({ field: `custom_attributes.${code}`, before: null, after })),
      ],
    }
  }
  const adopts = foundId !== targetId && !item.ours
  if (adopts && settings.existing === 'fail') return { action: 'fail', failure: failFamily('FAMILY_IN_SHOP_ALREADY', subject, { name: draft.name, targetId: foundId }) }
  if (adopts && settings.existing === 'link-only') return { action: 'leave', targetId: foundId, adopts: true }
  const { changes } = differenceOf(draft, target.category)
  return changes.length ? { action: 'update', targetId: foundId, changes, adopts } : { action: 'leave', targetId: foundId, adopts }
}

function planInactive(target: FoundCategory | null, settings: FamilySettings): Plan {
  // Its products must not be sent to a category that is gone.
  if (!target) return { action: 'skip', targetId: null, reason: 'It is inactive in Sage Intacct.' }
  const targetId = String(target.category.id)
  if (settings.inactive === 'leave') return { action: 'skip', targetId, reason: 'It is inactive in Sage Intacct; its category was left as it is.' }
  if (settings.inactive === 'delete-if-empty' && target.isEmpty) {
    return { action: 'update', targetId, changes: [{ field: 'category', before: target.category.name, after: null }] }
  }
  if (!target.category.is_active) return { action: 'skip', targetId, reason: 'It is inactive in Sage Intacct, and its category is hidden.' }
  return { action: 'update', targetId, changes: [{ field: 'is_active', before: 'true', after: 'false' }] }
}
