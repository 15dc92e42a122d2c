import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { specifiersOf } from './specifiers.mjs'

const skipped = new Set(['node_modules', '.next', 'dist', '.turbo', 'generated', 'coverage', '.data'])
const isSource = (name) => /\.[cm]?[jt]sx?$/.test(name) && !name.endsWith('.d.ts')

/**
 * @typedef {object} SourceFile
 * @property {string} path from the root, with slashes
 * @property {string} inside the path within its workspace
 * @property {boolean} isTest
 * @property {string} text
 * @property {{ specifier: string, typeOnly: boolean }[]} imports
 *
 * @typedef {object} Workspace
 * @property {string} path such as "packages/db"
 * @property {string} name such as "db"
 * @property {string} packageName such as "@causeway/db"
 * @property {Record<string, string>} exports door → file
 * @property {Record<string, string>} shortNames "#name" → file
 * @property {string[]} declared names in dependencies and devDependencies
 * @property {SourceFile[]} files
 */

/** Whether a file, by its path within its workspace, is there for tests only. */
export const isTestPath = (inside) => inside.startsWith('test/') || /\.(test|spec)\.[jt]sx?$/.test(inside)

/** Reads all workspaces below `root`. @returns {Workspace[]} */
export function readWorkspaces(root) {
  return ['apps', 'packages'].flatMap((kind) => {
    const folder = path.join(root, kind)
    if (!existsSync(folder)) return []
    return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'package.json'))).map((name) => {
      const manifest = JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8'))
      return {
        path: `${kind}/${name}`,
        name,
        packageName: manifest.name,
        exports: manifest.exports ?? {},
        shortNames: manifest.imports ?? {},
        declared: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }),
        files: filesIn(root, `${kind}/${name}`, ''),
      }
    })
  })
}

function filesIn(root, workspace, inside) {
  return readdirSync(path.join(root, workspace, inside), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const relative = inside ? `${inside}/${entry.name}` : entry.name
    if (entry.isDirectory()) return filesIn(root, workspace, relative)
    if (!entry.isFile() || !isSource(entry.name)) return []
    const text = readFileSync(path.join(root, workspace, relative), 'utf8')
    return [{ path: `${workspace}/${relative}`, inside: relative, isTest: isTestPath(relative), text, imports: specifiersOf(text) }]
  })
}
