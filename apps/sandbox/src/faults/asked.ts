import type { FastifyRequest } from 'fastify'
import type { Fault, SystemName } from './rule.ts'

/** A request to one of the systems, as far as faults care. */
export interface Asked { system: SystemName; method: string; writes: boolean; path: string; /** What patterns are held against. */ texts: readonly string[] }

/** Which system a request is for; undefined for pages, control and health. */
export function askedOf({ method, url, body }: Pick<FastifyRequest, 'method' | 'url' | 'body'>): Asked | undefined {
  const path = url.split('?', 1)[0] ?? url
  if (path.startsWith('/ia/')) {
    const functions = intacctFunctions(typeof body === 'string' ? body : '')
    return { system: 'intacct', method, path, writes: functions.some((name) => /^(?:create|update|delete)/i.test(name)), texts: [path, ...functions] }
  }
  if (!path.startsWith('/rest/')) return undefined
  const signsIn = /\/integration\/(?:admin|customer)\/token$/.test(path)
  return { system: 'magento', method, path, writes: method !== 'GET' && method !== 'HEAD' && !signsIn, texts: [path, url] }
}

/** "query CUSTOMER", "create CUSTOMER", "getAPISession": the functions of a request, each with the first object that it names. */
function intacctFunctions(xml: string): string[] {
  return [...xml.matchAll(/<function\b[^>]*>\s*<(\w+)[^>]*>(?:\s*<(?:object>\s*(\w+)|(\w+)))?/g)]
    .map(([, name = '', object, element = '']) => `${name} ${object ?? (/^[A-Z]/.test(element) ? element : '')}`.trim())
}

export function concerns(fault: Fault, asked: Asked): boolean {
  const wanted = fault.requests ?? (fault.kind === 'cut-before' || fault.kind === 'cut-after' || fault.kind === 'deadlock' ? 'writes' : 'all')
  if (fault.system !== asked.system) return false
  if (wanted !== 'all' && (wanted === 'writes') !== asked.writes) return false
  if (fault.method && fault.method !== asked.method) return false
  if (!fault.pattern) return true
  const pattern = wildcards(fault.pattern)
  return asked.texts.some((text) => pattern.test(text))
}

/** A pattern matches anywhere in the text; * stands for anything, letters of either case. */
function wildcards(pattern: string): RegExp {
  return new RegExp(pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')).join('.*'), 'i')
}
