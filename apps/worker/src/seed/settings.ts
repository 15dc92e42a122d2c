import { checkSettings, type EntityDefinition } from '@causeway/sync/entities'
import type { Directory } from '@causeway/sync/connections'

/** Settings that suit the demo, by entity, from what both systems offer. What is not here keeps its defaults. */
const suggestions: Record<string, (books: Directory, shop: Directory) => Record<string, unknown>> = {
  customers: (books, shop) => ({
    ...first('websiteId', shop.websites), ...first('storeId', shop.storeViews), ...named('defaultGroupId', shop.customerGroups, 'General'),
    // Types and groups of the same name belong together; a type without such a group keeps the default one.
    groupByType: Object.fromEntries((books.customerTypes ?? []).flatMap(({ value: type }) => {
      const group = (shop.customerGroups ?? []).find(({ label }) => label === type)
      return group ? [[type, Number(group.value)]] : []
    })),
  }),
  // A list that is named after a group gives that group its prices.
  'price-lists': (books, shop) => ({
    targetByList: Object.fromEntries((books.priceLists ?? []).flatMap(({ value: list }) => {
      const target = (shop.priceTargets ?? []).find(({ value }) => list.startsWith(`${value} `))
      return target ? [[list, target.value]] : []
    })),
  }),
}

/** The settings of a demo process, valid in any case: what the directory does not offer stays at its default. */
export function demoSettings(entity: EntityDefinition, books: Directory, shop: Directory): Record<string, unknown> {
  for (const wanted of [suggestions[entity.name]?.(books, shop) ?? {}, {}]) {
    const checked = checkSettings(entity.settings, wanted)
    if (checked.ok) return checked.settings
  }
  return {}
}

type List = Directory[string] | undefined
const first = (setting: string, list: List) => (list?.[0] ? { [setting]: Number(list[0].value) } : {})
const named = (setting: string, list: List, label: string) => first(setting, list?.filter((one) => one.label === label))
