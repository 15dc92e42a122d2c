import { attribute, child, children, textOf, type XmlNode } from './xml-reader.ts'

/** A field of an object, standard or custom. */
export interface ObjectField {
  /** As `query` selects it: CUSTOMERID, DISPLAYCONTACT.EMAIL1, MY_CUSTOM_FIELD. */
  id: string
  label: string
  description: string
  /** Intacct's own word: TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP … */
  datatype: string
  required: boolean
  readonly: boolean
  custom: boolean
  /** What an enumeration takes; [] for anything else. */
  validValues: string[]
}

/** Another object whose fields can be selected through a dot: `PARENT.NAME`. */
export interface ObjectRelationship { path: string; object: string; label: string; type: string; relatedBy: string }

export interface ObjectDescription { object: string; documentType: string; fields: ObjectField[]; relationships: ObjectRelationship[] }

/** Reads what `lookup` answers: Type with Fields and Relationships. */
export function readDescription(object: string, data: XmlNode | undefined): ObjectDescription {
  const type = child(data, 'Type')
  return {
    object: attribute(type, 'Name') || object,
    documentType: attribute(type, 'DocumentType'),
    fields: children(child(type, 'Fields'), 'Field').map(readField).filter(({ id }) => id !== ''),
    relationships: children(child(type, 'Relationships'), 'Relationship').map((one) => ({
      path: textOf(one, 'OBJECTPATH'), object: textOf(one, 'OBJECTNAME'), label: textOf(one, 'LABEL'),
      type: textOf(one, 'RELATIONSHIPTYPE'), relatedBy: textOf(one, 'RELATEDBY'),
    })).filter(({ path }) => path !== ''),
  }
}

function readField(field: XmlNode): ObjectField {
  const yes = (name: string) => textOf(field, name).trim().toLowerCase() === 'true'
  return {
    id: textOf(field, 'ID'), label: textOf(field, 'LABEL') || textOf(field, 'ID'), description: textOf(field, 'DESCRIPTION'),
    datatype: textOf(field, 'DATATYPE').toUpperCase(), required: yes('REQUIRED'), readonly: yes('READONLY'), custom: yes('ISCUSTOM'),
    validValues: children(child(field, 'VALIDVALUES'), 'VALIDVALUE').map((value) => textOf(value)).filter((value) => value !== ''),
  }
}
