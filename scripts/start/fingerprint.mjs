import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What the build reads. */
const inputs = ['apps', 'packages', 'prisma', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'turbo.json']
/** What the build writes, and what it does not look at. */
const ignored = new Set(['node_modules', '.next', 'dist', '.turbo', 'generated', 'test', 'coverage', 'next-env.d.ts'])

/** A hash of all sources: equal as long as a new build would make the same. */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const input of inputs) addTo(hash, root, input)
  return hash.digest('hex')
}

function addTo(hash, root, relative) {
  const entries = list(path.join(root, relative))
  if (!entries) {
    hash.update(`${relative}\0`).update(readFileSync(path.join(root, relative))).update('\0')
    return
  }
  for (const name of entries.sort()) {
    if (!ignored.has(name) && !name.endsWith('.tsbuildinfo')) addTo(hash, root, path.join(relative, name))
  }
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}
