import { choice, field, flag, money, systemFields, text, type Books, type ObjectDefinition, type Row } from '../books/definition.ts'
import { FunctionFailure, problems } from '../problems.ts'

/** A price list of Order Entry: its name and when it holds. */
export const priceList: ObjectDefinition = {
  name: 'SOPRICELIST', label: 'Price list', key: 'NAME',
  fields: [
    field('NAME', 'TEXT', 'Name', { required: true, maxLength: 40 }), field('DATEFROM', 'DATE', 'Start date'), field('DATETO', 'DATE', 'End date'),
    choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields,
  ],
  write: { defaults: { STATUS: 'active' } },
}

export const valueTypes = ['Actual', '% Discount', '% Markup', 'Dollar Discount', 'Dollar Markup'] as const

/**
 * One price: of an item or of a whole product line, for a time, from and to a quantity. VALUE is the price itself (Actual) or what to take off or put on
 * the base price. Names are those that other connectors read; the vendor's own pages do not list this object.
 */
export const priceListEntry: ObjectDefinition = {
  name: 'SOPRICELISTENTRY', label: 'Price list entry', key: 'RECORDNO',
  fields: [
    field('PRICELISTID', 'TEXT', 'Price list ID', { required: true }), text('ITEMID', 'Item ID'), text('ITEMNAME', 'Item name', 400), text('PRODUCTLINEID', 'Product line ID', 80),
    field('DATEFROM', 'DATE', 'Start date'), field('DATETO', 'DATE', 'End date'), money('QTYLIMITMIN', 'From quantity'), money('QTYLIMITMAX', 'To quantity'),
    choice('QTY_OR_VALUE', 'Quantity or value', 'Quantity', 'Value'), choice('VALUETYPE', 'Value type', ...valueTypes), money('VALUE', 'Value'), flag('FIXED', 'Fixed'),
    text('CURRENCY', 'Currency', 3), choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields,
  ],
  relations: [
    { path: 'ITEM', object: 'ITEM', by: 'ITEMID', to: 'ITEMID', label: 'Item' },
    { path: 'PRICELIST', object: 'SOPRICELIST', by: 'PRICELISTID', to: 'NAME', label: 'Price list' },
  ],
  indexes: ['PRICELISTID', 'ITEMID'],
  write: {
    defaults: { STATUS: 'active', QTY_OR_VALUE: 'Quantity', VALUETYPE: 'Actual', CURRENCY: 'USD', FIXED: 'false' }, check,
    parts: (_given, row, _before, books) => ({ ITEMNAME: books.table('ITEM').byKey(row.ITEMID ?? '')?.NAME ?? '' }),
  },
}

function check(row: Row, _before: Row | undefined, books: Books): void {
  if (!books.table('SOPRICELIST').byKey(row.PRICELISTID ?? '')) throw new FunctionFailure(problems.invalid(`Invalid Price List '${row.PRICELISTID ?? ''}' specified.`))
  if (Boolean(row.ITEMID) === Boolean(row.PRODUCTLINEID)) throw new FunctionFailure(problems.invalid('A price list entry is for an Item or for a Product Line.'))
  if (row.ITEMID && !books.table('ITEM').byKey(row.ITEMID)) throw new FunctionFailure(problems.invalid(`Invalid Item '${row.ITEMID}' specified.`))
}
