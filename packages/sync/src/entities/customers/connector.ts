import type { Customer } from '@causeway/magento'
import type { EntityModule } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
import { failCustomer } from './failures.ts'
import { customers } from './index.ts'
import { emailOfClaim, mapCustomer } from './map.ts'
import { planCustomer } from './plan.ts'
import { customerReader } from './read.ts'
import type { CustomerSettings } from './settings.ts'
import { ringInWords } from '../ring-in-words.ts'
import { readShop } from './shop.ts'
import { writeCustomer } from './write.ts'

const customersModule: EntityModule<CustomerSettings, Draft, Customer> = {
  definition: customers,
  async connect({ intacct, magento, settings, fields, mappedFields }) {
    const shop = await readShop(magento)
    const reader = customerReader(intacct, [...mappedFields, ...settings.filters.map((filter) => filter.field)])
    return {
      ...reader,
      targetRefusesDoubles: true,
      map: (row) => mapCustomer(row, fields(row.source), settings, shop),
      claimTaken: (row, claim, holder) =>
        failCustomer('EMAIL_DUPLICATE', `Customer ${row.key}`, { key: row.key, email: emailOfClaim(claim), holder }),
      claimGivenUp: (row, claim, holder) => ({
        reason: `Waits until customer ${holder} has given up ${emailOfClaim(claim)}.`, failure: failCustomer('EMAIL_AWAITED', `Customer ${row.key}`, { email: emailOfClaim(claim), holder }),
      }),
      // Two sign-ins would change hands, and one customer stand under an invented address meanwhile: a person decides.
      claimsInRing: (row, _draft, ring) => failCustomer('EMAIL_EXCHANGED', `Customer ${row.key}`, { key: row.key, email: emailOfClaim(ring[0]?.claim ?? ''), holder: ring[0]?.holder ?? '', ring: ringInWords(ring) }),
      find: (items) => throughConnection('customers', async () => {
        const found = new Map<string, Customer>()
        const linked = items.flatMap(({ targetId }) => (targetId === null ? [] : [targetId]))
        const byId = linked.length ? await magento.customers.findByIds(linked) : new Map<string, Customer>()
        for (const { key, targetId } of items) {
          const target = targetId === null ? undefined : byId.get(targetId)
          if (target) found.set(key, target)
        }
        const open = items.flatMap(({ key, draft }) => (draft.kind === 'customer' && !found.has(key) ? [{ key, email: draft.email.toLowerCase() }] : []))
        const byEmail = open.length ? await magento.customers.findByEmails(open.map(({ email }) => email), settings.websiteId) : new Map<string, Customer>()
        for (const { key, email } of open) {
          const target = byEmail.get(email)
          if (target) found.set(key, target)
        }
        return found
      }),
      plan: (item) => planCustomer(item, settings),
      write: (item, plan) => writeCustomer(magento, item, plan),
    }
  },
}

export default customersModule
