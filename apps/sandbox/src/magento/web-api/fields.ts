interface Wanted { [name: string]: Wanted | true }

/**
 * Keeps of an answer what `fields=` names: `items[id,address[city]],total_count`. A filter that cannot be read keeps nothing; an
 * empty list under a nested filter becomes null, which is how a page past the end comes to say `items: null` (recorded exchange 187).
 */
export function pickFields(answer: unknown, fields: string): unknown {
  const wanted = /[^\w[\],]/.test(fields) ? null : readFields(fields)
  if (!wanted) return []
  return typeof answer === 'object' && answer !== null ? pick(answer, wanted) : answer
}

function readFields(text: string): Wanted | null {
  let at = 0
  const list = (): Wanted | null => {
    const wanted: Wanted = {}
    while (at < text.length) {
      const name = /^[^,[\]]*/.exec(text.slice(at))?.[0] ?? ''
      at += name.length
      if (text[at] === '[') {
        at += 1
        const inner = list()
        if (!inner || text[at] !== ']') return null
        at += 1
        wanted[name] = inner
      } else if (name) wanted[name] = true
      if (text[at] !== ',') break
      at += 1
    }
    return wanted
  }
  const wanted = list()
  return wanted && at === text.length ? wanted : null
}

function pick(value: object, wanted: Wanted): unknown {
  if (Array.isArray(value)) return value.length ? value.map((item: object) => keep(item, wanted)) : null
  return keep(value, wanted)
}

/** PHP knows no empty map: where nothing is left, an empty list is written. */
function keep(value: object, wanted: Wanted): unknown {
  const kept = Object.fromEntries(Object.entries(value as Record<string, unknown>).flatMap(([name, item]) => {
    const part = wanted[name]
    if (part === undefined) return []
    return [[name, part !== true && typeof item === 'object' && item !== null ? pick(item, part) : item]]
  }))
  return Object.keys(kept).length ? kept : []
}
