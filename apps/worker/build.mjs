import { build } from 'esbuild'

/** Our own packages are TypeScript and go into the bundle; those from the registry stay where they are installed. */
const registryPackagesStayOutside = {
  name: 'registry-packages-stay-outside',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith('@causeway/') ? undefined : { path, external: true }))
  },
}

await build({
  entryPoints: ['src/main.ts', 'src/seed.ts', 'src/organisation.ts', 'src/seal-anew.ts'],
  outdir: 'dist', bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'warning',
  plugins: [registryPackagesStayOutside],
})
