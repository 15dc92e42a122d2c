import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const dockerfile = read('Dockerfile')
const compose = read('docker-compose.yml')

describe('the container images', () => {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}/package.json`)).filter((file) => existsSync(path.join(root, file)))

  test('there are workspaces to look at', () => {
    expect(manifests.length).toBeGreaterThan(8)
  })

  test.each(manifests)('%s is there before the packages are installed', (manifest) => {
    expect(dockerfile).toContain(`COPY ${manifest} ${path.dirname(manifest)}/`)
  })

  test.each([...compose.matchAll(/target: (\w+)/g)].map((match) => match[1] ?? ''))('compose builds "%s", which the Dockerfile has', (target) => {
    expect(dockerfile).toMatch(new RegExp(`^FROM \\S+ AS ${target}$`, 'm'))
  })

  test('every variable that compose insists on stands in .env.example', () => {
    const required = [...compose.matchAll(/\$\{(\w+):\?/g)].map((match) => match[1] ?? '')
    const offered = [...read('.env.example').matchAll(/^(\w+)=/gm)].map((match) => match[1] ?? '')
    expect(offered).toEqual(expect.arrayContaining([...new Set(required)]))
  })

  test('each long-running image tells whether it is healthy', () => {
    for (const target of ['portal', 'worker', 'sandbox']) {
      const stage = dockerfile.split(new RegExp(`^FROM \\S+ AS ${target}$`, 'm'))[1]?.split(/^FROM /m)[0] ?? ''
      expect(stage).toContain('HEALTHCHECK')
      expect(stage).toContain('CMD ["node"')
    }
  })
})
