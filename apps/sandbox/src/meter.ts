import type { FastifyInstance } from 'fastify'
import { askedOf, systems, type SystemName } from './faults/index.ts'

/** How much was asked of one system since the start or the last reset. */
export interface Reading {
  requests: number
  reads: number
  writes: number
  /** By the first digit of the status: 2xx, 4xx, 5xx; `cut` for connections that ended without an answer. */
  answers: Record<string, number>
  /** Requests in each of the last sixty seconds, the newest last. */
  lastMinute: number[]
}

const seconds = 60

/** Counts the requests to each system, faults included: what the network saw. */
export class Meter {
  #systems = empty()

  count(system: SystemName, writes: boolean, answer: string): void {
    const counter = this.#systems[system]
    counter.requests += 1
    counter[writes ? 'writes' : 'reads'] += 1
    counter.answers[answer] = (counter.answers[answer] ?? 0) + 1
    const second = Math.floor(Date.now() / 1000)
    counter.ticks.set(second, (counter.ticks.get(second) ?? 0) + 1)
    if (counter.ticks.size > 2 * seconds) for (const old of counter.ticks.keys()) if (old < second - seconds) counter.ticks.delete(old)
  }

  read(system: SystemName): Reading {
    const { ticks, answers, ...sums } = this.#systems[system]
    const now = Math.floor(Date.now() / 1000)
    return { ...sums, answers: { ...answers }, lastMinute: Array.from({ length: seconds }, (_, at) => ticks.get(now - seconds + 1 + at) ?? 0) }
  }

  reset(): void {
    this.#systems = empty()
  }
}

const empty = () => Object.fromEntries(systems.map((system) =>
  [system, { requests: 0, reads: 0, writes: 0, answers: {}, ticks: new Map() }])) as Record<SystemName, Omit<Reading, 'lastMinute'> & { ticks: Map<number, number> }>

export function addMeterHooks(app: FastifyInstance, meter: Meter): void {
  // When the connection closes without an answer there is no onResponse, so its end is watched from the start.
  app.addHook('preHandler', async (request, reply) => {
    const asked = askedOf(request)
    if (!asked) return
    reply.raw.once('close', () => {
      // After a cut, what was still written went nowhere, though Node calls it finished.
      const cut = !reply.raw.writableFinished || request.strikes?.some(({ kind }) => kind === 'cut-before' || kind === 'cut-after')
      meter.count(asked.system, asked.writes, cut ? 'cut' : `${Math.floor(reply.raw.statusCode / 100)}xx`)
    })
  })
}
