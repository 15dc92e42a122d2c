import { mkdirSync } from 'node:fs'

/**
 * For esbuild: our own packages are TypeScript and go into the program; libraries of the registry stay where they are installed, as long as the
 * program finds there what its sources find. npm gives a package a copy of its own where another version lies at the root: such a copy goes into the
 * program, which would otherwise run with the other version, or with none where that one is left out as a tool for development.
 * @param {string} programDir where the program will lie
 * @returns {import('esbuild').Plugin}
 */
export const librariesOutside = (programDir) => ({
  name: 'libraries-outside',
  setup(bundle) {
    // What is not there cannot be resolved from.
    mkdirSync(programDir, { recursive: true })
    const ours = Symbol('asked by this plugin')
    const found = async (name, { kind, importer }, resolveDir) => {
      const { path, errors } = await bundle.resolve(name, { kind, importer, resolveDir, pluginData: ours })
      return errors.length ? null : path
    }
    bundle.onResolve({ filter: /^[^./]/ }, async (asked) => {
      if (asked.pluginData === ours || asked.kind === 'entry-point' || asked.path.startsWith('@causeway/')) return undefined
      const [bySources, byProgram] = [await found(asked.path, asked, asked.resolveDir), await found(asked.path, asked, programDir)]
      return bySources === byProgram ? { path: asked.path, external: true } : undefined
    })
  },
})
