import { choice, field, flag, money, set, systemFields, text, type Books, type ObjectDefinition, type Row } from '../books/definition.ts'
import { FunctionFailure, problems } from '../problems.ts'

/** The vendor's page creates it by WAREHOUSEID and queries LOCATIONID; both hold the same. */
export const warehouse: ObjectDefinition = {
  name: 'WAREHOUSE', label: 'Warehouse', key: 'WAREHOUSEID',
  fields: [
    field('WAREHOUSEID', 'TEXT', 'Warehouse ID', { required: true, maxLength: 40 }), set('LOCATIONID', 'TEXT', 'Warehouse ID'), text('NAME', 'Name'),
    choice('STATUS', 'Status', 'active', 'inactive'), text('LOC.LOCATIONID', 'Location ID'), text('PARENTID', 'Parent ID', 40),
    flag('ENABLENEGATIVEINV', 'Allow negative inventory'), ...systemFields,
  ],
  write: {
    defaults: { STATUS: 'active', ENABLENEGATIVEINV: 'false' },
    parts: (_given, row) => ({ LOCATIONID: row.WAREHOUSEID ?? '' }),
  },
}

/**
 * How much of an item lies in a warehouse. Available is on hand less on hold here; a company may also count what is on order. In the real
 * system quantities come from inventory transactions; here they can be set, so that a change can be shown.
 */
export const itemWarehouse: ObjectDefinition = {
  name: 'ITEMWAREHOUSEINFO', label: 'Item warehouse detail', key: 'RECORDNO',
  fields: [
    field('ITEMID', 'TEXT', 'Item ID', { required: true }), field('WAREHOUSEID', 'TEXT', 'Warehouse ID', { required: true }),
    money('ONHAND', 'On hand'), money('ONORDER', 'On order'), money('ONHOLD', 'On hold'), money('INTRANSIT', 'In transit'), set('AVAILABLE', 'DECIMAL', 'Available'),
    choice('STATUS', 'Status', 'active', 'inactive'), text('DEFAULT_AISLE', 'Default aisle'), text('DEFAULT_BIN', 'Default bin'),
    money('REORDER_POINT', 'Reorder point'), money('REORDER_QTY', 'Reorder quantity'), money('SAFETY_STOCK', 'Safety stock'), ...systemFields,
  ],
  relations: [
    { path: 'ITEM', object: 'ITEM', by: 'ITEMID', to: 'ITEMID', label: 'Item' },
    { path: 'WAREHOUSE', object: 'WAREHOUSE', by: 'WAREHOUSEID', to: 'WAREHOUSEID', label: 'Warehouse' },
  ],
  indexes: ['ITEMID', 'WAREHOUSEID'],
  write: {
    defaults: { STATUS: 'active', ONHAND: '0', ONORDER: '0', ONHOLD: '0', INTRANSIT: '0' }, check,
    parts: (_given, row) => ({ AVAILABLE: String(Number(row.ONHAND) - Number(row.ONHOLD)) }),
  },
}

function check(row: Row, before: Row | undefined, books: Books): void {
  if (!books.table('ITEM').byKey(row.ITEMID ?? '')) throw new FunctionFailure(problems.invalid(`Invalid Item '${row.ITEMID ?? ''}' specified.`))
  if (!books.table('WAREHOUSE').byKey(row.WAREHOUSEID ?? '')) throw new FunctionFailure(problems.invalid(`Invalid Warehouse '${row.WAREHOUSEID ?? ''}' specified.`))
  const twin = books.table('ITEMWAREHOUSEINFO').where('ITEMID', row.ITEMID ?? '').find((other) => other.WAREHOUSEID === row.WAREHOUSEID && other.RECORDNO !== before?.RECORDNO)
  if (twin) throw new FunctionFailure(problems.duplicate('Item warehouse detail', `${row.ITEMID ?? ''}, ${row.WAREHOUSEID ?? ''}`))
}
