import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Exchanges 800-899 were made after 499. */
export const position = (number) => (number >= 800 && number < 900 ? 499 + number / 10_000 : number)

/** The recorded exchanges of a folder in the order in which they were made. */
export function readFolder(folder) {
  return readdirSync(folder).filter((name) => /^\d{3}.*\.json$/.test(name)).map((name) => {
    const { request, response, title, notes } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return { name: name.replace(/\.json$/, ''), number: Number(name.slice(0, 3)), title, notes, request, response, madeAt: madeAt(response) }
  }).sort((a, b) => position(a.number) - position(b.number))
}

/** What was done between the exchanges without being kept: `setup.json` beside the folder, where it exists. */
export function readSetup(folder) {
  const path = join(dirname(resolve(folder)), 'setup.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).setup : []
}

/** When the shop answered: its session cookie runs out an hour later, and says so. */
function madeAt({ headers = {} }) {
  const cookies = [headers['set-cookie'] ?? []].flat()
  for (const cookie of cookies) {
    const [, expires, age] = /expires=([^;]+); Max-Age=([1-9]\d*)/.exec(cookie) ?? []
    if (expires) return new Date(Date.parse(expires) - Number(age) * 1000)
  }
  return null
}
