import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import axios, { type AxiosError } from 'axios'
import { createGuardedAgents, isPrivateAddress, type GuardedAgents } from '../../src/connections/egress.ts'

describe('private addresses', () => {
  test.each([
    '127.0.0.1', '127.8.8.8', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
    '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1',
  ])('%s is one', (address) => { expect(isPrivateAddress(address)).toBe(true) })

  test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})

describe('guarded agents', () => {
  let inside: http.Server
  let port: number
  let reached = 0
  let guarded: GuardedAgents
  beforeAll(async () => {
    inside = http.createServer((request, response) => {
      reached += 1
      if (request.url === '/leave') response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end()
      else response.end('secret')
    })
    await new Promise<void>((resolve) => { inside.listen(0, '127.0.0.1', resolve) })
    port = (inside.address() as AddressInfo).port
    guarded = createGuardedAgents([])
  })
  afterAll(() => {
    guarded.destroy()
    inside.closeAllConnections()
    inside.close()
  })

  const get = (url: string, agents = guarded, maxRedirects = 0) =>
    axios.get<string>(url, { httpAgent: agents.http, httpsAgent: agents.https, proxy: false, maxRedirects, timeout: 5_000, validateStatus: () => true })
  const codeOf = async (work: Promise<unknown>) => {
    const error = await work.then(() => null, (thrown: AxiosError) => thrown)
    return (error?.cause as { code?: string } | undefined)?.code ?? error?.code
  }

  test.each([
    ['an address', () => `http://127.0.0.1:${port}/`], ['the same in other notations', () => `http://0x7f000001:${port}/`], ['and as one number', () => `http://2130706433:${port}/`],
    ['IPv6', () => `http://[::1]:${port}/`], ['IPv4 inside IPv6', () => `http://[::ffff:127.0.0.1]:${port}/`],
    ['a name whose answer is such an address', () => `http://localhost:${port}/`], ['https as well', () => `https://127.0.0.1:${port}/`], ['the address of a cloud’s secrets', () => 'http://169.254.169.254/latest/meta-data/'],
  ])('refuse to connect inside the own network: %s', async (_, url) => {
    const before = reached
    expect(await codeOf(get(url()))).toBe('EPRIVATEADDRESS')
    expect(reached).toBe(before)
  })

  test('refuse a redirect that leads inside, from an address that is allowed', async () => {
    const door = http.createServer((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end())
    await new Promise<void>((resolve) => { door.listen(0, '127.0.0.1', resolve) })
    const doorPort = (door.address() as AddressInfo).port
    const agents = createGuardedAgents([`127.0.0.1:${doorPort}`])
    const before = reached
    expect(await codeOf(get(`http://127.0.0.1:${doorPort}/`, agents, 5))).toBe('EPRIVATEADDRESS')
    expect(reached).toBe(before)
    agents.destroy()
    door.closeAllConnections()
    door.close()
  })

  test('connect to what the operator allows, by host and port', async () => {
    const agents = createGuardedAgents([` 127.0.0.1:${port} `])
    expect((await get(`http://127.0.0.1:${port}/`, agents)).data).toBe('secret')
    expect(await codeOf(get(`http://127.0.0.1:${port + 1}/`, agents))).toBe('EPRIVATEADDRESS')
    expect(await codeOf(get(`http://localhost:${port}/`, agents))).toBe('EPRIVATEADDRESS')
    agents.destroy()
  })
})
