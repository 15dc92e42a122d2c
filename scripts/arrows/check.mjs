import { existsSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { fileBehind, reachableFrom } from './import-graph.mjs'
import { clientsKnownTo, closedDoors, entityNames, hiddenLibraries, mayImport, portalDoors, testsMayAlsoReach } from './rules.mjs'
import { computedImportsOf, literalsOf } from './specifiers.mjs'
import { isTestPath, readWorkspaces } from './workspaces.mjs'

const scope = '@causeway/'

/** Every broken rule below `root`, as sentences that name the file. Empty when all hold. */
export function brokenArrows(root) {
  const workspaces = readWorkspaces(root)
  return [
    ...workspaces.flatMap((workspace) => [
      ...unknownWorkspace(workspace),
      ...declaredArrows(workspace),
      ...shortNames(workspace),
      ...workspace.files.flatMap((file) => [
        ...file.imports.flatMap((one) => importArrows(workspaces, workspace, file, one)),
        ...computedImports(file),
      ]),
    ]),
    ...behindThePortalsDoors(workspaces),
    ...namesOfEntities(root, workspaces),
  ]
}

function unknownWorkspace({ path: workspace }) {
  return mayImport[workspace] ? [] : [`${workspace} is not in scripts/arrows/rules.mjs. Say there what it may import.`]
}

function declaredArrows({ path: workspace, declared }) {
  return declared.filter((name) => name.startsWith(scope)).map((name) => name.slice(scope.length))
    .filter((name) => !mayImport[workspace]?.includes(name))
    .map((name) => `${workspace}/package.json depends on ${scope}${name}, which ${workspace} may not import.`)
}

/** `#name` in the manifest's imports is a short name for a file of its own, never a way round these rules. */
function shortNames({ path: workspace, shortNames: named }) {
  return Object.entries(named).filter(([, target]) => !/^\.\/(?!.*\.\.\/)/.test(String(target)))
    .map(([name, target]) => `${workspace}/package.json makes ${name} stand for ${JSON.stringify(target)}, which is no file of its own.`)
}

function importArrows(workspaces, workspace, file, { specifier, typeOnly }) {
  if (specifier.startsWith('.')) return crossing(workspaces, workspace, file, specifier)
  if (!specifier.startsWith(scope)) return [...hidden(workspace, file, specifier), ...undeclared(workspace, file, specifier)]

  const name = specifier.slice(scope.length).split('/')[0]
  const broken = []
  if (!mayImport[workspace.path]?.includes(name)) {
    broken.push(`${file.path} imports ${specifier}, which ${workspace.path} may not.`)
  } else {
    if (!workspace.declared.includes(scope + name)) broken.push(`${file.path} imports ${specifier}, which ${workspace.path}/package.json does not depend on.`)
    if (workspaces.some(({ packageName }) => packageName === scope + name) && !fileBehind(workspaces, specifier)) {
      broken.push(`${file.path} imports ${specifier}, which ${scope}${name} does not export.`)
    }
  }
  for (const { door, only, why } of closedDoors) {
    if (specifier === door && !only.includes(workspace.path)) broken.push(`${file.path} imports ${door}, which is for ${only.join(' and ')} only. ${why}`)
  }
  if (workspace.path === portalDoors.from && name === portalDoors.to && !portalDoors.doors.includes(specifier)) {
    broken.push(`${file.path} imports ${specifier}. ${portalDoors.from} enters it by ${portalDoors.doors.join(', ')} only.`)
  }
  if (workspace.path === clientsKnownTo.workspace && clientsKnownTo.clients.includes(name) && !file.isTest) {
    const places = typeOnly ? [...clientsKnownTo.values, ...clientsKnownTo.types] : clientsKnownTo.values
    if (!places.some((place) => file.inside.startsWith(place))) {
      broken.push(`${file.path} imports ${typeOnly ? 'a type of ' : ''}${specifier}. In ${workspace.path} only ${places.join(', ')} may.`)
    }
  }
  return broken
}

function crossing(workspaces, workspace, file, specifier) {
  const target = path.posix.join(path.posix.dirname(file.path), specifier)
  if (target === workspace.path || target.startsWith(`${workspace.path}/`)) {
    if (file.isTest) return []
    const intoTests = isTestPath(path.posix.relative(workspace.path, target))
    return intoTests ? [`${file.path} imports ${specifier}, which is there for tests only.`] : intoAnotherEntity(file, target)
  }
  if (file.isTest && testsMayAlsoReach.some((place) => target.startsWith(`${place}/`))) return []
  const into = workspaces.find((other) => target === other.path || target.startsWith(`${other.path}/`))
  return [into
    ? `${file.path} reaches into ${into.path} by a relative path (${specifier}). Import ${into.packageName} instead, if it may.`
    : `${file.path} leaves ${workspace.path} by a relative path (${specifier}). What it needs belongs into a package.`]
}

/** An entity is one folder: what several need lies beside their folders. */
function intoAnotherEntity(file, target) {
  const [from, to] = [file.path, target].map((one) => (one.startsWith(`${entityNames.folder}/`) ? one.slice(entityNames.folder.length + 1).split('/') : []))
  const crosses = from.length > 1 && to.length > 1 && from[0] !== to[0]
  return crosses ? [`${file.path} reaches into the entity ${to[0]}. What both need belongs into ${entityNames.folder}/ itself.`] : []
}

/** No reader, and no check, can tell where such an import leads. */
function computedImports(file) {
  return file.isTest ? [] : computedImportsOf(file.text).map((call) => `${file.path} computes what it imports: ${call}. Begin the address with a fixed folder.`)
}

function hidden(workspace, file, specifier) {
  if (file.isTest) return []
  return hiddenLibraries.filter(({ library, only }) => library.test(specifier) && !only.includes(workspace.path))
    .map(({ only, why }) => `${file.path} imports ${specifier}, which only ${only.join(' and ')} may. ${why}`)
}

/** What another manifest happens to bring may be missing where only this one's libraries are installed. Tests and builds run in the whole checkout. */
function undeclared(workspace, file, specifier) {
  if (!file.inside.startsWith('src/') || specifier.startsWith('#') || isBuiltin(specifier)) return []
  const library = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  return workspace.declared.includes(library) ? [] : [`${file.path} imports ${library}, which ${workspace.path}/package.json does not depend on.`]
}

function behindThePortalsDoors(workspaces) {
  return portalDoors.doors.flatMap((door) => {
    const entry = fileBehind(workspaces, door)
    if (!entry) return []
    return [...reachableFrom(workspaces, entry)]
      .filter(([file]) => portalDoors.mustNotReach.some((place) => file.startsWith(`${place}/`)))
      .slice(0, 1)
      .map(([, way]) => `${door} leads the portal to what it must not know: ${way.join(' → ')}.`)
  })
}

function namesOfEntities(root, workspaces) {
  const folder = path.join(root, entityNames.folder)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return workspaces.flatMap((workspace) => workspace.files)
    .filter((file) => !file.isTest && entityNames.searched.some((place) => file.path.startsWith(`${place}/`)))
    .filter((file) => !entityNames.allowed.some((place) => file.path.startsWith(place)))
    .flatMap((file) => literalsOf(file.text).filter((literal) => names.includes(literal))
      .map((literal) => `${file.path} names the entity '${literal}'. What depends on an entity belongs into ${entityNames.folder}/${literal}/.`))
}
