import { choice, field, systemFields, text, type Books, type ObjectDefinition, type Row } from '../books/definition.ts'
import { FunctionFailure, problems } from '../problems.ts'

/** A family of items. The ID is unique, the description need not be; both are shown as the family's name in places. */
export const productLine: ObjectDefinition = {
  name: 'PRODUCTLINE', label: 'Product line', key: 'PRODUCTLINEID',
  fields: [
    field('PRODUCTLINEID', 'TEXT', 'Product line ID', { required: true, maxLength: 80 }), text('DESCRIPTION', 'Description', 400),
    text('PARENTLINE', 'Parent product line ID', 80), choice('STATUS', 'Status', 'active', 'inactive'), ...systemFields,
  ],
  relations: [{ path: 'PARENTLINE', object: 'PRODUCTLINE', by: 'PARENTLINE', to: 'PRODUCTLINEID', label: 'Parent product line' }],
  indexes: ['PARENTLINE'],
  write: { defaults: { STATUS: 'active' }, check },
}

/** Longer circles are let in: books that were imported have them. */
function check(row: Row, _before: Row | undefined, books: Books): void {
  const { PARENTLINE: parent = '' } = row
  if (parent && (parent === row.PRODUCTLINEID || !books.table('PRODUCTLINE').byKey(parent))) {
    throw new FunctionFailure(problems.invalid(`Invalid Parent Product Line '${parent}' specified.`))
  }
}
