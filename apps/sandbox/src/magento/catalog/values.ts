import type { Attribute, Backend } from './attributes.ts'

/** Values of an entity's attributes: by code, then by store view; 0 is all of them. As the database holds them, as text. */
export type ScopedValues = Readonly<Record<string, Readonly<Record<number, string>>>>

const longestVarchar = 255

export const valueIn = (values: ScopedValues, code: string, storeId: number): string | undefined => values[code]?.[storeId] ?? values[code]?.[0]

/** Writes one value in a store view, or for all where the attribute is global; undefined takes it away there. */
export function withValue(values: ScopedValues, { code, scope }: Pick<Attribute, 'code' | 'scope'>, storeId: number, value: string | undefined): ScopedValues {
  const at = scope === 'global' ? 0 : storeId
  const { [at]: _before, ...others } = values[code] ?? {}
  const next = value === undefined ? others : { ...others, [at]: value }
  const { [code]: _gone, ...rest } = values
  return Object.keys(next).length ? { ...rest, [code]: next } : rest
}

/**
 * A value as the database keeps it. Text is cut at 255 characters, and characters beyond its three-byte alphabet become question marks,
 * one a byte (recorded exchange 485). An empty text is no value, but an empty decimal is zero (370).
 */
export function stored(value: unknown, backend: Backend): string | undefined {
  if (value === null || value === undefined) return undefined
  const text = String(value)
  switch (backend) {
    case 'decimal': return (Math.round(Number(text || 0) * 1e6) / 1e6).toFixed(6)
    case 'int': return text === '' ? undefined : String(Math.trunc(Number(text)))
    case 'datetime': return text === '' ? undefined : dateTime(text)
    case 'varchar': return text === '' ? undefined : [...narrow(text)].slice(0, longestVarchar).join('')
    default: return text === '' ? undefined : narrow(text)
  }
}

const narrow = (text: string) => text.replace(/[\u{10000}-\u{10FFFF}]/gu, '????')

function dateTime(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(text) ?? []
  return day ? `${day} ${(time ?? '00:00:00').padEnd(8, ':00')}` : text
}
