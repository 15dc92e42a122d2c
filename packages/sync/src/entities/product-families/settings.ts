import { z } from 'zod'
import { settingMeta as meta } from '../../definition.ts'

export const familySettings = z.object({
  rootCategoryId: z.coerce.number().int().min(2, 'Choose a category below the root catalogue.').default(2).meta(meta({
    title: 'Under this category', description: 'Product lines without a parent become its subcategories.',
    section: 'Where they go', optionsFrom: 'magento.categories', widget: 'select',
  })),
  scope: z.string().trim().min(1, 'Choose where names are written.').default('all').meta(meta({
    title: 'Write names for', description: 'All store views, or one. A name that is translated in another view stays as it is.',
    section: 'Where they go', optionsFrom: 'magento.scopes', widget: 'select',
  })),
  includeInMenu: z.boolean().default(true).meta(meta({
    title: 'Show new categories in the menu', description: 'Only when a category is created; afterwards the shop decides.', section: 'Where they go', widget: 'switch',
  })),
  urlKey: z.enum(['stable', 'follow-name']).default('stable').meta(meta({
    title: 'When a product line is renamed', description: 'The address of its category in the shop.',
    section: 'Changes', widget: 'select', labels: { stable: 'Keep the address', 'follow-name': 'Make a new address from the name' },
  })),
  inactive: z.enum(['leave', 'hide', 'delete-if-empty']).default('hide').meta(meta({
    title: 'When a product line is inactive', description: 'Inactive product lines are never created. This is about categories that Causeway made or linked.',
    section: 'Changes', widget: 'select',
    labels: { leave: 'Leave its category as it is', hide: 'Hide its category', 'delete-if-empty': 'Delete its category if it has no products and no subcategories, else hide it' },
  })),
  existing: z.enum(['link-and-update', 'link-only', 'fail']).default('link-and-update').meta(meta({
    title: 'When the shop has a category of that name there', description: 'Under the same parent.', section: 'Categories that exist already', widget: 'select',
    labels: { 'link-and-update': 'Link the two, and update the shop', 'link-only': 'Link the two, change nothing', fail: 'Fail, so that somebody decides' },
  })),
  deletedInShop: z.enum(['create-again', 'fail']).default('create-again').meta(meta({
    title: 'When it was deleted in the shop', description: 'A category that was sent before and is gone from the shop.',
    section: 'Categories that exist already', widget: 'select', labels: { 'create-again': 'Create it again', fail: 'Fail, so that somebody decides' },
  })),
})

export type FamilySettings = z.output<typeof familySettings>
