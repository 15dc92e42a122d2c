import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { librariesOutside } from '../../apps/worker/libraries-outside.mjs'
import { root } from '../services/folders.mjs'

/** A measured side as one file, as an installation runs it: no compiler in its memory. Below node_modules, where it finds its libraries. */
export async function bundleSide(name) {
  const outfile = path.join(root, `node_modules/.cache/causeway/bench-${name}.mjs`)
  mkdirSync(path.dirname(outfile), { recursive: true })
  await build({
    entryPoints: [path.join(import.meta.dirname, `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning',
    plugins: [librariesOutside(path.dirname(outfile))],
  })
  return outfile
}
