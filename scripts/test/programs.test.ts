import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { build, type Plugin } from 'esbuild'
import { librariesOutside } from '../../apps/worker/libraries-outside.mjs'

interface Installed { version: string; dev?: boolean }
const json = <T>(file: string) => JSON.parse(readFileSync(path.resolve(file), 'utf8')) as T
const { packages: installed } = json<{ packages: Record<string, Installed> }>('package-lock.json')

/** The versions that our manifests pin, by library. */
const pinned = new Map<string, Set<string>>()
for (const folder of ['apps', 'packages'].flatMap((kind) => readdirSync(kind).map((name) => path.join(kind, name)))) {
  for (const [name, version] of Object.entries(json<{ dependencies?: Record<string, string> }>(path.join(folder, 'package.json')).dependencies ?? {})) {
    pinned.set(name, (pinned.get(name) ?? new Set()).add(version))
  }
}

/** The libraries that a program loads when it runs. */
async function librariesOf(entryPoint: string, how: { packages: 'external' } | { plugins: Plugin[] }): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entryPoint], outdir: 'dist', write: false, metafile: true, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent', ...how,
  })
  const names = Object.values(metafile.outputs).flatMap(({ imports }) => imports).filter(({ external, path: name }) => external && !isBuiltin(name))
    .map(({ path: name }) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
  return [...new Set(names)].sort()
}

describe('a built program finds in an image, where only node_modules of the root is, without tools for development, the very version that is pinned', () => {
  test.each<[program: string, how: { packages: 'external' } | { plugins: Plugin[] }]>([
    ['apps/worker/src/main.ts', { plugins: [librariesOutside(path.resolve('apps/worker/dist'))] }],
    ['apps/worker/src/seed.ts', { plugins: [librariesOutside(path.resolve('apps/worker/dist'))] }],
    ['apps/sandbox/src/main.ts', { packages: 'external' }],
  ])('of all that %s loads', async (program, how) => {
    const libraries = await librariesOf(program, how)
    expect(libraries).toContain('zod')
    const found = libraries.map((name) => ({ name, versions: [installed[`node_modules/${name}`]?.version], isTool: installed[`node_modules/${name}`]?.dev ?? false }))
    expect(found).toEqual(libraries.map((name) => ({ name, versions: [...pinned.get(name) ?? []], isTool: false })))
  })
})
