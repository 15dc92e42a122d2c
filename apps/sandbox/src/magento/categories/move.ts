import { notFound, Problem } from '../web-api/problem.ts'
import type { Category } from './categories.ts'
import { touchAncestors, withUrl, type CategoryHost } from './save.ts'

const couldNot = () => new Problem(400, 'Could not move category')

/** Puts a category under another parent, behind `afterId` or at the end. */
export function moveCategory(host: CategoryHost, category: Category, parentId: number, afterId: number | undefined): void {
  const { categories } = host
  const parent = categories.get(parentId)
  if (!parent) throw notFound('id', parentId)
  const below = categories.below(category)
  // Itself is no child of its own: that is refused later, in other words.
  if (below.some(({ id }) => id === parentId)) throw new Problem(400, 'Operation do not allow to move a parent category to any of children category')
  if (parentId === category.id) throw couldNot()
  const siblings = categories.childrenOf(parentId).filter(({ id }) => id !== category.id)
  // Without a neighbour, or with one whose number is above the last one's, it goes to the end; behind a stranger it goes to the front.
  const last = siblings.at(-1)?.id
  const behind = last !== undefined && (afterId === undefined || afterId > last) ? last : afterId
  const position = (siblings.find(({ id }) => id === behind)?.position ?? 0) + 1
  const { category: table } = categories.tables
  const oldParent = categories.get(category.parent_id)
  try {
    for (const sibling of siblings.filter((one) => one.position >= position)) table.write({ ...sibling, position: sibling.position + 1 })
    table.write(withUrl({ ...category, parent_id: parentId, path: `${parent.path}/${category.id}`, position, updated_at: host.now() }, host, 0))
    for (const child of below) {
      const under = categories.get(child.parent_id)
      if (under) table.write(withUrl({ ...child, path: `${under.path}/${child.id}` }, host, 0))
    }
  } catch (error) {
    if (error instanceof Problem) throw couldNot()
    throw error
  }
  for (const one of [parent, oldParent]) {
    const now = one && categories.get(one.id)
    if (now) touchAncestors(now, host)
  }
}
