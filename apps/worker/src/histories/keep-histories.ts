import type { Database } from '@causeway/db'
import type { SystemDatabase } from '@causeway/db/system'
import { z } from 'zod'

const howToSay = 'Give the months, 1 to 1200, or “default”: --months 12.'

/** What is asked of whoever says how long an organisation's histories are kept. Null: as long as the installation's. */
export const whatToKeep = z.object({
  slug: z.string('Give the word that stands in the organisation’s addresses: --slug example.'),
  months: z.union([z.literal('default').transform(() => null), z.coerce.number(howToSay).int(howToSay).min(1, howToSay).max(1_200, howToSay)], howToSay),
})

/** Stores how long an organisation's histories are kept. False when there is none of that slug. */
export async function keepHistories({ database, system }: { database: Database; system: SystemDatabase }, { slug, months }: z.output<typeof whatToKeep>): Promise<boolean> {
  const tenant = (await system.historiesKept()).find((one) => one.slug === slug)
  if (!tenant) return false
  const { count } = await database.tenant(tenant.tenantId).transaction((tx) => tx.tenant.updateMany({ where: { id: tenant.tenantId }, data: { historyMonths: months } }))
  return count > 0
}
