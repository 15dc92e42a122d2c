import { MagentoError, type MagentoClient } from '@causeway/magento'
import { ConnectionFailure, type EntityModule } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { ringInWords } from '../ring-in-words.ts'
import type { Draft } from './draft.ts'
import { failFamily } from './failures.ts'
import { categoryFinder } from './find.ts'
import { productFamilies } from './index.ts'
import { areSiblings, mapFamily, parentOf, type FamilyFacts } from './map.ts'
import { planFamily, type FoundCategory } from './plan.ts'
import { familyReader } from './read.ts'
import type { FamilySettings } from './settings.ts'
import { writeFamily } from './write.ts'

const productFamiliesModule: EntityModule<FamilySettings, Draft, FoundCategory, Map<string, FamilyFacts>> = {
  definition: productFamilies,
  async connect({ intacct, magento, settings, fields, mappedFields, links }) {
    await requireRoot(magento, settings)
    const reader = familyReader(intacct, mappedFields)
    return {
      read: (_window, cursor) => reader.read(cursor),
      cursorAfter: reader.cursorAfter,
      readKeys: reader.readKeys,
      async gather(rows) {
        const parents = rows.map(({ source }) => parentOf(source)).filter(Boolean)
        const categories = parents.length ? await links(productFamilies.name, parents) : new Map<string, string>()
        const facts = await Promise.all(rows.map(async ({ key, source }): Promise<[string, FamilyFacts]> => {
          const parent = parentOf(source)
          return [key, { place: await reader.placeOf(key), parentId: parent ? categories.get(parent) : String(settings.rootCategoryId) }]
        }))
        return new Map(facts)
      },
      map: (row, facts) => mapFamily(row, fields(row.source), settings, facts.get(row.key) ?? { place: { level: 0 }, parentId: undefined }),
      // A product line that is gone is treated as one that was switched off.
      mapGone: () => ({ kind: 'draft', claims: [], draft: { kind: 'inactive' } }),
      claimTaken: (row, _claim, holder) =>
        failFamily('FAMILY_NAME_TAKEN', `Product line ${row.key}`, { key: row.key, name: fields(row.source).name || row.key, holder }),
      claimGivenUp: (row, _claim, holder) => {
        const name = fields(row.source).name || row.key
        return { reason: `Waits until product line ${holder} has given up the name “${name}”.`, failure: failFamily('FAMILY_NAME_AWAITED', `Product line ${row.key}`, { name, holder }) }
      },
      // Where categories keep their addresses, only names change hands, and those the shop lets be the same for a moment.
      claimsInRing: (row, draft, ring) => (draft.kind === 'family' && draft.customAttributes.url_key === undefined && areSiblings(ring) ? 'trade'
        : failFamily('FAMILY_NAMES_EXCHANGED', `Product line ${row.key}`, { key: row.key, name: fields(row.source).name || row.key, holder: ring[0]?.holder ?? '', ring: ringInWords(ring) })),
      find: categoryFinder(magento, settings),
      plan: (item) => planFamily(item, settings),
      write: (item, plan) => writeFamily(magento, item, plan, settings),
      // Two siblings cannot have one URL key (recorded exchange 253).
      targetRefusesDoubles: true,
    }
  },
}

async function requireRoot(magento: MagentoClient, settings: FamilySettings): Promise<void> {
  try {
    await magento.categories.get(settings.rootCategoryId, settings.scope)
  } catch (error) {
    if (error instanceof MagentoError && error.status === 404) throw new ConnectionFailure(failFamily('ROOT_CATEGORY_MISSING', 'This run', { id: String(settings.rootCategoryId) }), { cause: error })
    await throughConnection('categories', () => Promise.reject(error))
  }
}

export default productFamiliesModule
