import { z } from 'zod'
import { settingMeta as meta } from '../../definition.ts'

export const stockSettings = z.object({
  quantity: z.enum(['on-hand', 'on-hand-less-on-order', 'available']).default('on-hand').meta(meta({
    title: 'Quantity', description: 'Which of Intacct’s quantities the shop may sell. Magento takes its own open orders off by itself.',
    section: 'Which quantity', widget: 'select', labels: { 'on-hand': 'On hand', 'on-hand-less-on-order': 'On hand less on order', available: 'Available, as Intacct works it out' },
  })),
  negative: z.enum(['zero', 'fail']).default('zero').meta(meta({
    title: 'A quantity below zero', description: 'Some companies let their stock go negative.', section: 'Which quantity', widget: 'select', labels: { zero: 'Send 0', fail: 'Fail, so that somebody counts' },
  })),
  target: z.enum(['total', 'by-warehouse']).default('total').meta(meta({
    title: 'Send', description: 'Shops with one source take the total; shops with several can mirror the warehouses.', section: 'Where it goes', widget: 'select',
    labels: { total: 'The total of the warehouses to one source', 'by-warehouse': 'Each warehouse to its own source' },
  })),
  source: z.string().trim().min(1, 'Choose a source.').default('default').meta(meta({
    title: 'Source', description: 'The Magento source that holds the total.', section: 'Where it goes', optionsFrom: 'magento.sources', widget: 'select', showWhen: { field: 'target', is: ['total'] },
  })),
  warehouses: z.array(z.string()).default([]).meta(meta({
    title: 'Only these warehouses', description: 'Empty adds up all of them.', section: 'Where it goes', optionsFrom: 'intacct.warehouses', widget: 'multi-select', showWhen: { field: 'target', is: ['total'] },
  })),
  sourceByWarehouse: z.record(z.string(), z.string()).default({}).meta(meta({
    title: 'Source by warehouse', description: 'Which Magento source holds the quantity of which Intacct warehouse. Two warehouses of one source are added up; a warehouse without a source is left out.',
    section: 'Where it goes', keysFrom: 'intacct.warehouses', optionsFrom: 'magento.sources', widget: 'key-value', showWhen: { field: 'target', is: ['by-warehouse'] },
  })),
  vanished: z.enum(['zero', 'leave']).default('zero').meta(meta({
    title: 'A warehouse that an item is no longer in', description: 'Its source would keep the last quantity that was sent. A source that no warehouse is sent to any more stays as it is.',
    section: 'Where it goes', widget: 'select', labels: { zero: 'Set its source to 0', leave: 'Leave its source as it is' },
  })),
  lookForRemoved: z.enum(['daily', 'weekly', 'never']).default('weekly').meta(meta({
    title: 'Look for removed warehouses', description: 'Sage Intacct tells of what changed, not of what was removed. So the first run after a day or a week looks through all items. It costs one transaction for every 200 items. “Never” leaves it to full syncs and to changes of the item’s other warehouses.',
    section: 'Where it goes', widget: 'select', labels: { daily: 'Once a day', weekly: 'Once a week', never: 'Never' },
  })),
  gone: z.enum(['fail', 'zero']).default('fail').meta(meta({
    title: 'An item that is in no warehouse any more', description: 'It may be sold out for good, or the Web Services user may not see its warehouses any more: then everything would be sold out at once.',
    section: 'Where it goes', widget: 'select', labels: { fail: 'Fail, so that somebody decides', zero: 'Set its sources to 0' },
  })),
  outOfStockAt: z.coerce.number().default(0).meta(meta({
    title: 'Out of stock at', description: 'A quantity of this or less counts as out of stock.', section: 'Where it goes', widget: 'number',
  })),
})

export type StockSettings = z.output<typeof stockSettings>

/** The sources that stock is sent to. */
export const sourcesOf = ({ target, source, sourceByWarehouse }: StockSettings): string[] => (target === 'total' ? [source] : Object.values(sourceByWarehouse).filter(Boolean))
