import path from 'node:path'
import { build } from 'esbuild'
import { librariesOutside } from './libraries-outside.mjs'

const outdir = path.join(import.meta.dirname, 'dist')

await build({
  entryPoints: ['src/main.ts', 'src/seed.ts', 'src/organisation.ts', 'src/seal-anew.ts', 'src/histories.ts'],
  outdir, bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'warning',
  plugins: [librariesOutside(outdir)],
})
