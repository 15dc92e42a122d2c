import type { Caller } from '../caller.ts'

export interface Website { id: number; code: string; name: string; default_group_id: number }
export interface StoreGroup { id: number; website_id: number; root_category_id: number; default_store_id: number; name: string; code: string }
export interface StoreView { id: number; code: string; name: string; website_id: number; store_group_id: number; is_active: number }
export interface StoreConfig {
  id: number; code: string; website_id: number; locale: string; base_currency_code: string; default_display_currency_code: string
  /** For display only: the interface's own times are UTC without a zone ("2026-11-24 10:22:52"). */
  timezone: string
  weight_unit: string; base_url: string; secure_base_url: string; base_media_url?: string; secure_base_media_url?: string
}

export interface StoreResource {
  /** In no certain order; the administration's own website has id 0 (recorded exchanges 016, 020). */
  websites(): Promise<Website[]>
  groups(): Promise<StoreGroup[]>
  /** The administration's own view has id 0 (recorded exchange 042). */
  views(): Promise<StoreView[]>
  /** One for each view but the administration's (recorded exchange 043). */
  configs(): Promise<StoreConfig[]>
  /** Names of the modules that are switched on: all of them in one answer (recorded exchange 044). */
  modules(): Promise<string[]>
}

export const storeOf = ({ get }: Caller): StoreResource => ({
  websites: () => get('store/websites'),
  groups: () => get('store/storeGroups'),
  views: () => get('store/storeViews'),
  configs: () => get('store/storeConfigs'),
  modules: () => get('modules'),
})
