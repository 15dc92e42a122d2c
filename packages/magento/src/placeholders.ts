/**
 * What each placeholder of a message stands for. A map names them; a list fills `%1`, `%2`; and where the shop sends a list
 * for named placeholders, the values follow the order in which each name is used last: the price doors put the identity of
 * the row behind the sentence (recorded exchanges 391, 401, 495-499).
 */
export function namedParameters(message: string, parameters: unknown): Record<string, string> {
  if (Array.isArray(parameters)) {
    const names = namesByLastUse(message)
    const values = parameters.map(text)
    if (names.length && names.length === values.length) return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
    return Object.fromEntries(values.map((value, index) => [String(index + 1), value]))
  }
  if (parameters && typeof parameters === 'object') return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, text(value)]))
  return {}
}

/** The message with its placeholders filled; those without a value stay (recorded exchanges 004, 026, 127). */
export function fillPlaceholders(message: string, parameters: unknown): string {
  const values = namedParameters(message, parameters)
  return message.replace(placeholder, (whole, name: string) => values[name] ?? whole)
}

const placeholder = /%(\d+|[A-Za-z_]\w*)/g

function namesByLastUse(message: string): string[] {
  const names = new Set<string>()
  for (const [, name = ''] of message.matchAll(placeholder)) {
    if (/^\d/.test(name)) return []
    names.delete(name)
    names.add(name)
  }
  return [...names]
}

const text = (value: unknown): string => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value))
