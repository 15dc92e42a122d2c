import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { recordedSetup } from './recorded-setup.mjs'

/** Exchanges 800-899 were made after 499. */
export const position = (number) => (number >= 800 && number < 900 ? 499 + number / 10_000 : number)

const exchange = /^(\d{3})\D.*\.json$|^(\d{3})\.json$/

/** The recorded exchanges of a folder, and of folders in it, in the order in which they were made. */
export function readFolder(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((path) => exchange.test(basename(path))).sort().map((path) => {
    const { request, response, title, notes } = JSON.parse(readFileSync(join(folder, path), 'utf8'))
    const name = basename(path)
    return { name: name.replace(/\.json$/, ''), number: Number(name.slice(0, 3)), title, notes, request, response, madeAt: madeAt(response) }
  }).sort((a, b) => position(a.number) - position(b.number))
  // Answers without a session do not say when they were made: about when the next one was.
  files.forEach((file, at) => {
    file.madeAt ??= files.slice(at).find(({ madeAt: later }) => later)?.madeAt ?? null
  })
  return files
}

/** What was done between the exchanges without being kept: `setup.json` in the folder or beside it, else what is known of it. */
export function readSetup(folder) {
  const path = [folder, dirname(resolve(folder))].map((one) => join(one, 'setup.json')).find((one) => existsSync(one))
  return path ? JSON.parse(readFileSync(path, 'utf8')).setup : structuredClone(recordedSetup)
}

/** When the shop answered: its session cookie runs out an hour later, and says so. Without one, not before the latest time in the answer. */
function madeAt({ headers = {}, body }) {
  const cookies = [headers['set-cookie'] ?? []].flat()
  for (const cookie of cookies) {
    const [, expires, age] = /expires=([^;]+); Max-Age=([1-9]\d*)/.exec(cookie) ?? []
    if (expires) return new Date(Date.parse(expires) - Number(age) * 1000)
  }
  const times = [...JSON.stringify(body ?? null).matchAll(/"(?:created_at|updated_at|start_time)":"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)"/g)].map(([, day, clock]) => Date.parse(`${day}T${clock}Z`))
  return times.length ? new Date(Math.max(...times)) : null
}
