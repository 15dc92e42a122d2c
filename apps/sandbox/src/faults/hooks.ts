import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { deadlock, errorPage, tooMany, unavailable, withoutRows } from './answers.ts'
import { askedOf } from './asked.ts'
import { rowsOf } from './rows-of.ts'
import type { Faults } from './faults.ts'
import type { Fault, FaultKind, SystemName } from './rule.ts'

declare module 'fastify' {
  interface FastifyRequest { strikes?: Fault[] }
}

/** What faults do to the sandbox besides answering wrongly. */
export interface FaultHost {
  faults: Faults
  /** Ends every session or token of a system. */
  expireSessions(system: SystemName): void
}

/** Puts the faults between the network and both systems. Must come before the systems' routes. */
export function addFaultHooks(app: FastifyInstance, host: FaultHost): void {
  app.decorateRequest('strikes', undefined)
  // Only here, not earlier, is the body there, in which Intacct's functions are named. Nothing has been carried out yet.
  app.addHook('preHandler', async (request, reply) => {
    const asked = askedOf(request)
    if (!asked) return
    const strikes = host.faults.strike(asked)
    request.strikes = strikes
    for (const fault of strikes) if (fault.kind === 'latency') await sleep(delayMs(fault, request), undefined, { ref: false })
    if (has(strikes, 'expire-sessions')) host.expireSessions(asked.system)
    if (has(strikes, 'cut-before')) return cut(request, reply)
    const refusal = strikes.find(({ kind }) => kind === 'rate-limit' || kind === 'unavailable' || kind === 'html-error')
    if (refusal) return refuse(reply, refusal)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const { strikes } = request
    if (!strikes?.length) return payload
    if (has(strikes, 'cut-after')) {
      cut(request, reply)
      return payload
    }
    if (has(strikes, 'deadlock') && reply.statusCode < 300) return deadlock(reply)
    const fewer = has(strikes, 'fewer-rows')
    return fewer && typeof payload === 'string' ? withoutRows(payload, fewer.rows) : payload
  })
}

const has = (strikes: readonly Fault[], kind: FaultKind) => strikes.find((fault) => fault.kind === kind)

const delayMs = ({ latencyMs, perRowMs, jitterMs }: Fault, request: FastifyRequest) =>
  Math.max(0, Math.round(latencyMs + (perRowMs ? perRowMs * rowsOf(request) : 0) + (Math.random() * 2 - 1) * jitterMs))

function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}

function refuse(reply: FastifyReply, fault: Fault): FastifyReply {
  if (fault.kind === 'rate-limit') return tooMany(reply, fault)
  return fault.kind === 'unavailable' ? unavailable(reply, fault) : errorPage(reply, fault)
}
