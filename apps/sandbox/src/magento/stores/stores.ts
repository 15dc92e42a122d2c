export interface Website { id: number; code: string; name: string; default_group_id: number }
export interface StoreGroup { id: number; website_id: number; root_category_id: number; default_store_id: number; name: string; code: string }
export interface StoreView { id: number; code: string; name: string; website_id: number; store_group_id: number; is_active: number }
export interface StoreTree { websites: readonly Website[]; groups: readonly StoreGroup[]; views: readonly StoreView[]; timeZone: string; currency: string; locale: string; countries: 'all' | readonly string[] }

const admin = {
  website: { id: 0, code: 'admin', name: 'Admin', default_group_id: 0 },
  group: { id: 0, website_id: 0, root_category_id: 0, default_store_id: 0, name: 'Default', code: 'default' },
  view: { id: 0, code: 'admin', name: 'Admin', website_id: 0, store_group_id: 0, is_active: 1 },
}

/** The recorded store: one website, one store view, US dollars. */
export const recordedStore: StoreTree = {
  websites: [{ id: 1, code: 'base', name: 'Main Website', default_group_id: 1 }, admin.website],
  groups: [admin.group, { id: 1, website_id: 1, root_category_id: 2, default_store_id: 1, name: 'Main Website Store', code: 'main_website_store' }],
  views: [{ id: 1, code: 'default', name: 'Default Store View', website_id: 1, store_group_id: 1, is_active: 1 }, admin.view],
  timeZone: 'America/Chicago', currency: 'USD', locale: 'en_US', countries: 'all',
}

export const viewOf = (stores: StoreTree, id: number) => stores.views.find((view) => view.id === id)
