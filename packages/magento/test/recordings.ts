import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Recording {
  number: string; title: string
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown }
  response: { status: number; headers: Record<string, unknown>; body?: unknown; bodyRaw?: string }
}

const folder = fileURLToPath(new URL('../../../../shared/magento/transcripts/', import.meta.url))

/** All recorded exchanges, or null where the folder is missing: tests that replay them are skipped there. */
export function recordings(): Recording[] | null {
  if (!existsSync(folder)) {
    process.stderr.write('Recorded exchanges are not on this machine: their replay is skipped.\n')
    return null
  }
  return readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted()
    .map((name) => ({ ...(JSON.parse(readFileSync(folder + name, 'utf8')) as Recording), number: name.slice(0, 3) }))
}

export const fixture = <T>(name: string): T => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as T
