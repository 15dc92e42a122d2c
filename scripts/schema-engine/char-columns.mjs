import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

// adapter-pg knows no column type for Postgres' internal "char" (pg_constraint.contype and friends, which the engine reads
// when it introspects) and throws. Such columns are marked in the row description, read as text, and get their type afterwards.
const charOid = 18
const textOid = 25
const mark = '\u0000char'

const addFields = pg.Result.prototype.addFields
pg.Result.prototype.addFields = function (fields) {
  for (const field of fields) {
    if (field.dataTypeID !== charOid) continue
    field.dataTypeID = textOid
    field.name += mark
  }
  return addFields.call(this, fields)
}

/** Gives the marked columns of a result their name and type back. */
export function restoreCharColumns(result) {
  result.columnNames.forEach((name, at) => {
    if (!name.endsWith(mark)) return
    result.columnNames[at] = name.slice(0, -mark.length)
    result.columnTypes[at] = ColumnTypeEnum.Character
  })
  return result
}
