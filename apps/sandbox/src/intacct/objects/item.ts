import { choice, field, flag, money, systemFields, text, type Books, type ObjectDefinition, type Row } from '../books/definition.ts'
import { FunctionFailure, problems } from '../problems.ts'

export const itemTypes = ['Inventory', 'Non-Inventory', 'Non-Inventory (Purchase only)', 'Non-Inventory (Sales only)', 'Kit', 'Stockable Kit'] as const

/**
 * Goods, services and kits. Names follow the vendor's page on items. SHOP_SHORT_NAME, SHOP_MATERIAL and SHOP_FEATURED are custom
 * fields, as a company would add them.
 */
export const item: ObjectDefinition = {
  name: 'ITEM', label: 'Item', key: 'ITEMID',
  fields: [
    field('ITEMID', 'TEXT', 'Item ID', { required: true, maxLength: 100 }), field('NAME', 'TEXT', 'Item name', { required: true, maxLength: 400 }),
    choice('STATUS', 'Status', 'active', 'active non-posting', 'inactive'), { ...choice('ITEMTYPE', 'Item type', ...itemTypes), required: true },
    text('PRODUCTLINEID', 'Product line ID', 80), text('EXTENDED_DESCRIPTION', 'Extended description', 4000), text('SODESCRIPTION', 'Sales description', 4000),
    text('PODESCRIPTION', 'Purchasing description', 4000), text('UOMGRP', 'Unit of measure group', 80), text('NOTE', 'Note', 4000), text('GLGROUP', 'GL group', 80),
    choice('COST_METHOD', 'Cost method', '', 'Standard', 'Average', 'FIFO', 'LIFO'), money('STANDARD_COST', 'Standard cost'), money('BASEPRICE', 'Base price'),
    flag('TAXABLE', 'Taxable'), text('TAXGROUP.NAME', 'Tax group', 80), text('UPC', 'UPC', 40), text('WEIGHTUOM', 'Weight unit of measure', 40),
    money('NETWEIGHT', 'Net weight'), money('SHIP_WEIGHT', 'Shipping weight'), text('BRAND', 'Brand'), text('COLOR', 'Color'), text('SIZE1', 'Size 1'),
    text('PRIMARYCOUNTRYOFORIGIN', 'Primary country of origin'), flag('WEBENABLED', 'Web enabled'), text('WEBNAME', 'Web name', 400),
    text('WEBSHORTDESC', 'Web short description', 400), text('WEBLONGDESC', 'Web long description', 4000),
    field('SHOP_SHORT_NAME', 'TEXT', 'Short name in the web shop', { custom: true, maxLength: 100 }),
    field('SHOP_MATERIAL', 'TEXT', 'Material', { custom: true, maxLength: 100, validValues: ['', 'Steel', 'Oak', 'Cotton', 'Glass'] }),
    field('SHOP_FEATURED', 'BOOLEAN', 'Featured in the web shop', { custom: true, validValues: ['true', 'false'] }),
    ...systemFields,
  ],
  relations: [{ path: 'PRODUCTLINE', object: 'PRODUCTLINE', by: 'PRODUCTLINEID', to: 'PRODUCTLINEID', label: 'Product line' }],
  indexes: ['PRODUCTLINEID'],
  write: { defaults: { STATUS: 'active', TAXABLE: 'true', WEBENABLED: 'false', SHOP_FEATURED: 'false', UOMGRP: 'Count' }, check },
}

function check(row: Row, before: Row | undefined, books: Books): void {
  if (!row.NAME?.trim()) throw new FunctionFailure(problems.invalid('Item Name is required.', 'Enter a name.'))
  if (!row.ITEMTYPE) throw new FunctionFailure(problems.invalid('Item Type is required.', 'Choose an item type.'))
  if (row.PRODUCTLINEID && !books.table('PRODUCTLINE').byKey(row.PRODUCTLINEID)) {
    throw new FunctionFailure(problems.invalid(`Invalid Product Line '${row.PRODUCTLINEID}' specified.`))
  }
  if (before && before.ITEMID !== row.ITEMID) throw new FunctionFailure(problems.invalid('Item ID cannot be changed.'))
  if (before && before.ITEMTYPE !== row.ITEMTYPE) throw new FunctionFailure(problems.invalid('Item Type cannot be changed.'))
}
