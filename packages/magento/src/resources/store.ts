import type { Caller } from '../client.ts'

export interface Website { id: number; code: string; name: string; default_group_id: number }
export interface StoreGroup { id: number; website_id: number; root_category_id: number; default_store_id: number; name: string; code: string }
export interface StoreView { id: number; code: string; name: string; website_id: number; store_group_id: number; is_active: number }
export interface StoreConfig {
  id: number; code: string; website_id: number; locale: string; base_currency_code: string; default_display_currency_code: string
  timezone: string; weight_unit: string; base_url: string; secure_base_url: string
}

export interface StoreResource {
  /** The administration's own website has id 0. */
  websites(): Promise<Website[]>
  groups(): Promise<StoreGroup[]>
  views(): Promise<StoreView[]>
  configs(): Promise<StoreConfig[]>
  modules(): Promise<string[]>
}

export const storeOf = ({ request }: Caller): StoreResource => ({
  websites: () => request({ method: 'GET', path: 'store/websites' }),
  groups: () => request({ method: 'GET', path: 'store/storeGroups' }),
  views: () => request({ method: 'GET', path: 'store/storeViews' }),
  configs: () => request({ method: 'GET', path: 'store/storeConfigs' }),
  modules: () => request({ method: 'GET', path: 'modules' }),
})
