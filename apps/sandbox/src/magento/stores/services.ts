import type { Services } from '../service.ts'
import { modules } from './modules.ts'

export const storeServices: Services = {
  // Checking a signature loads the website of the store first, which then leads the list (recorded exchanges 016 and 020).
  'GET /V1/store/websites': (_args, { state: { stores }, principal: { signed } }) => (signed ? stores.websites : stores.websites.toSorted((a, b) => a.id - b.id)),
  'GET /V1/store/storeGroups': (_args, { state: { stores } }) => stores.groups,
  'GET /V1/store/storeViews': (_args, { state: { stores } }) => stores.views,
  'GET /V1/store/storeConfigs': ({ storeCodes }, { state: { stores }, origin }) => {
    const codes = typeof storeCodes === 'object' && storeCodes ? Object.values(storeCodes) : []
    return stores.views.filter(({ id, code }) => id !== 0 && (!codes.length || codes.includes(code))).map(({ id, code, website_id: websiteId }) => ({
      id, code, website_id: websiteId, locale: stores.locale, base_currency_code: stores.currency, default_display_currency_code: stores.currency,
      timezone: stores.timeZone, weight_unit: 'lbs', ...addresses('', origin), ...addresses('secure_', origin),
    }))
  },
  'GET /V1/modules': () => modules,
}

const staticVersion = 'version1795515236'
const addresses = (kind: '' | 'secure_', base: string) => ({
  [`${kind}base_url`]: base, [`${kind}base_link_url`]: base, [`${kind}base_static_url`]: `${base}static/${staticVersion}/`, [`${kind}base_media_url`]: `${base}media/`,
})
