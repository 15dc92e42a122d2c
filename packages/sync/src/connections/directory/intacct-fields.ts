import { IntacctError, isUnknownObjectOrField, type IntacctClient, type ObjectField } from '@causeway/intacct'
import type { Directory } from '../forms.ts'

type List = Directory[string]
interface Candidate { value: string; label: string; hint: string }

/** Queries spent at most on finding out which fields of a related object can be selected; those in doubt are left out. */
const mostProbes = 12

/**
 * The fields of an object as `query` selects them, custom ones too, and those behind `through` (DISPLAYCONTACT.EMAIL1) as far as the
 * gateway takes them.
 */
export async function readFields(intacct: IntacctClient, object: string, through: readonly string[]): Promise<List> {
  const own = await intacct.lookup(object)
  const fields = new Map(own.fields.map((field) => [field.id, candidate(field.id, field.label, field)]))
  for (const path of through) {
    const relation = own.relationships.find((one) => one.path === path)
    const related = await intacct.lookup(relation?.object || 'CONTACT')
    const label = relation?.label || 'Display contact'
    const open = related.fields.flatMap((field) => (fields.has(`${path}.${field.id}`) ? [] : [candidate(`${path}.${field.id}`, `${label} › ${field.label}`, field)]))
    for (const one of await selectable(intacct, object, open)) fields.set(one.value, one)
  }
  return [...fields.values()].sort((a, b) => a.label.localeCompare(b.label, 'en'))
}

function candidate(value: string, label: string, field: ObjectField): Candidate {
  const type = field.datatype.toLowerCase()
  return { value, label, hint: field.custom ? `custom field, ${type}` : type }
}

/** Those of the fields that a query takes; finds the others by halves. */
async function selectable(intacct: IntacctClient, object: string, fields: Candidate[]): Promise<Candidate[]> {
  let probes = 0
  async function search(some: Candidate[]): Promise<Candidate[]> {
    if (!some.length || probes >= mostProbes) return []
    probes += 1
    try {
      await intacct.query({ object, select: ['RECORDNO', ...some.map((one) => one.value)], pageSize: 1 })
      return some
    } catch (error) {
      if (!(error instanceof IntacctError) || !isUnknownObjectOrField(error)) throw error
      if (some.length === 1) return []
      const { message } = error as IntacctError
      const named = some.filter((one) => message.includes(one.value))
      if (named.length) return search(some.filter((one) => !named.includes(one)))
      const half = Math.ceil(some.length / 2)
      return [...await search(some.slice(0, half)), ...await search(some.slice(half))]
    }
  }
  return search(fields)
}
