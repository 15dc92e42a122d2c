import type { SystemName } from '../../faults/index.ts'
import type { Host } from '../../sandbox.ts'

export interface Figures { figures: Record<string, number>; lastMinute: number[]; faults: Record<string, number> }

/** What the switchboard shows of a system in numbers; also answered as JSON under /control/meter. */
export function figuresOf({ meter, intacct, faults }: Host, system: SystemName): Figures {
  const { requests, reads, writes, answers, lastMinute } = meter.read(system)
  const injected = Object.values(faults.hits[system]).reduce((sum, hits) => sum + hits, 0)
  return {
    figures: {
      'Requests': requests, 'Reads': reads, 'Writes': writes, ...(system === 'intacct' ? { 'Billed transactions': intacct.calls.transactions } : {}),
      'Answered 2xx': answers['2xx'] ?? 0, 'Answered 4xx': answers['4xx'] ?? 0, 'Answered 5xx': answers['5xx'] ?? 0, 'Cut off': answers.cut ?? 0, 'Faults injected': injected,
    },
    lastMinute,
    faults: Object.fromEntries(faults.active.filter((fault) => fault.system === system).map(({ id, hits }) => [id, hits])),
  }
}
