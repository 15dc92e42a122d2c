import { kindOfKey, kindUnder, rootKind } from './kinds.mjs'

const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
/** The recorded time of an exchange is known to the second, and the shop took up to a few for one. */
const toleranceMs = 5_000
/** Values that no two stores share, by how they look. */
const byNature = [/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/, /^[0-9a-f]{64}$/]
/** Keys whose values no two stores share. */
const secret = new Set(['protect_code', 'remote_ip', 'data_hash'])
const plain = (text) => text.replace(/webapi-[0-9a-f]+/, 'webapi-…').replace(/version\d{10}/, 'version…')

/** Recorded strings that are ways through a tree: `1/2/6`. */
const way = /^\d+(\/\d+)+$/

/**
 * How our answer differs from the recorded one: `differences` in status, message or the shape of the body, `values` where the shape is
 * the same and a value is not. Remembers the identities that both name.
 */
export function compareAnswers(file, answer, identities) {
  const [found, values] = [[], []]
  if (answer.status !== file.response.status) found.push(`status ${answer.status} instead of ${file.response.status}${answer.body?.message ? ` (${answer.body.message})` : ''}`)
  const list = /[?&]search_?criteria/i.test(file.request.path)
  walk(file.response.body ?? '', answer.body ?? '', 'body', { identities, found, values, kind: rootKind(file.request.path), bare: true, list, said: true })
  return { differences: found, values }
}

function walk(recorded, ours, at, context) {
  const { found } = context
  const [one, two] = [kindOf(recorded), kindOf(ours)]
  if (one !== two) {
    found.push(`${at} is ${show(ours)} instead of ${show(recorded)}`)
    return
  }
  if (one === 'array') return walkArray(recorded, ours, at, context)
  if (one === 'object') return walkObject(recorded, ours, at, context)
  if (recorded === ours) {
    if (context.own) context.identities.pair(context.own, recorded, ours)
    return
  }
  if (context.own && context.identities.pair(context.own, recorded, ours)) return
  if (one === 'string' && isJson(recorded) && isJson(ours)) return walk(JSON.parse(recorded), JSON.parse(ours), `${at} (read)`, { ...context, own: undefined, kind: kindOfJson(context) })
  if (one === 'string' && sameByNature(recorded, ours, context)) return
  // What is said, and an answer that is one value, is what a caller acts on.
  const list = context.said ? found : context.values
  list.push(`${at} is ${show(ours)} instead of ${show(recorded)}`)
}

function walkArray(recorded, ours, at, context) {
  if (recorded.length !== ours.length) context.found.push(`${at} has ${ours.length} entries instead of ${recorded.length}`)
  recorded.slice(0, ours.length).forEach((item, index) => walk(item, ours[index], `${at}[${index}]`, { ...context, bare: false, said: context.spoken || (at === 'body' && typeof item !== 'object') }))
}

/** What belongs to a refusal, or to the complaints that a batch door answers. */
const spoken = new Set(['message', 'parameters', 'errors'])

function walkObject(recorded, ours, at, context) {
  for (const key of Object.keys(recorded)) if (!(key in ours)) context.found.push(`${at}.${key} is missing (${show(recorded[key])})`)
  for (const key of Object.keys(ours)) if (!(key in recorded)) context.found.push(`${at}.${key} is too much (${show(ours[key])})`)
  for (const key of Object.keys(recorded).filter((one) => one in ours)) {
    const own = at === 'body.parameters' && key === 'fieldValue' ? context.kind : kindOfKey(key, context.kind)
    const refusal = context.spoken || (spoken.has(key) && 'message' in recorded)
    const kind = context.list && at === 'body' && key === 'items' ? context.kind : kindUnder(key, context.kind)
    walk(recorded[key], ours[key], `${at}.${key}`, { ...context, bare: false, key, own, kind, spoken: refusal, said: refusal })
  }
}

function sameByNature(recorded, ours, { key, identities, kind, bare }) {
  if (secret.has(key)) return true
  if (time.test(recorded) && time.test(ours)) return Math.abs(Date.parse(`${recorded}Z`) - Date.parse(`${ours}Z`)) <= toleranceMs
  if (byNature.some((pattern) => pattern.test(recorded) && pattern.test(ours))) return true
  if (bare && kind) return identities.pair(kind, recorded, ours)
  if (kind === 'category' && sameWay(recorded, ours, identities)) return true
  return plain(recorded) === plain(ours)
}

/** Ways through the tree, and lists of children, name categories by their numbers. */
function sameWay(recorded, ours, identities) {
  const cut = way.test(recorded) ? '/' : /^\d+(,\d+)*$/.test(recorded) ? ',' : null
  if (!cut) return false
  const [there, here] = [recorded.split(cut), ours.split(cut)]
  return there.length === here.length && (cut === '/' || there.length > 1) && there.every((number, at) => identities.pair('category', number, here[at]))
}

/** Operations carry what was sent and answered as JSON in text. */
const isJson = (text) => {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
const kindOfJson = ({ key }) => (key === 'result_serialized_data' ? 'product' : undefined)

const kindOf = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)

function show(value) {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
