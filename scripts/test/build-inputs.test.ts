import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'

const root = path.join(import.meta.dirname, '../..')
interface Plan { globalCacheInputs: { files: Record<string, string> }; tasks: { taskId: string; dependencies: string[] }[] }
const plan = (): Plan => JSON.parse(execFileSync(process.execPath, [createRequire(import.meta.url).resolve('turbo/bin/turbo'), 'run', 'build', '--dry=json'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

describe('a build', () => {
  // Turbo knows a task by the files of its own package; without this an app of before an update is taken from the cache.
  test('of an app is made anew when a package that it is made of has changed, or the schema', () => {
    const { tasks, globalCacheInputs } = plan()
    const behind = (id: string): string[] => (tasks.find(({ taskId }) => taskId === id)?.dependencies ?? []).flatMap((one) => [one, ...behind(one)])
    expect(behind('@causeway/worker#build')).toEqual(expect.arrayContaining(['@causeway/sync#build', '@causeway/db#build', '@causeway/magento#build']))
    expect(behind('@causeway/portal#build')).toEqual(expect.arrayContaining(['@causeway/sync#build', '@causeway/db#build', '@causeway/queue#build']))
    expect(Object.keys(globalCacheInputs.files)).toContain('prisma/schema.prisma')
  })
})
