import { child, children, textOf, type XmlNode } from './xml.ts'

export interface ObjectField {
  id: string
  label: string
  datatype: string
  required: boolean
  readonly: boolean
  custom: boolean
  validValues: string[]
}
export interface ObjectDescription { object: string; fields: ObjectField[]; related: string[] }

/** Reads what `lookup` answers: `<Type><Fields><Field><ID>…` and the objects that it relates to. */
export function readFields(object: string, data: XmlNode | undefined): ObjectDescription {
  const type = child(data, 'Type')
  return {
    object,
    fields: children(child(type, 'Fields'), 'Field').map((field) => ({
      id: textOf(field, 'ID'), label: textOf(field, 'LABEL') || textOf(field, 'ID'), datatype: textOf(field, 'DATATYPE'),
      required: textOf(field, 'REQUIRED') === 'true', readonly: textOf(field, 'READONLY') === 'true', custom: textOf(field, 'ISCUSTOM') === 'true',
      validValues: children(child(field, 'VALIDVALUES'), 'VALIDVALUE').map((value) => textOf(value)).filter(Boolean),
    })).filter((field) => field.id !== ''),
    related: children(child(type, 'Relationships'), 'Relationship').map((one) => textOf(one, 'OBJECTPATH')).filter(Boolean),
  }
}
