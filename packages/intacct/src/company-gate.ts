import { transportError } from './errors.ts'

interface Waiting { limit: number; admit(): void }

/** The calls of one company that are in flight, and those that wait their turn, first come first served. */
interface Gate { inFlight: number; readonly waiting: Waiting[] }

// One map for the process: two clients of the same company share one gate, whatever their users.
const gates = new Map<string, Gate>()

/** The key of a company's gate: company ids are not case-sensitive, and one address may serve other companies than another. */
export const gateKey = (url: string, companyId: string): string => `${new URL(url).host}|${companyId.toLowerCase()}`

/**
 * Runs `work` when fewer than `limit` calls of that company are in flight in this process. Clients with different limits keep
 * their own against the common count.
 * @throws IntacctError "aborted" when the signal fires while waiting
 */
export async function throughGate<T>(key: string, limit: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  let gate = gates.get(key)
  if (!gate) gates.set(key, gate = { inFlight: 0, waiting: [] })
  await enter(gate, limit, signal)
  try {
    return await work()
  } finally {
    gate.inFlight -= 1
    admitNext(gate)
    if (gate.inFlight === 0 && gate.waiting.length === 0) gates.delete(key)
  }
}

function enter(gate: Gate, limit: number, signal: AbortSignal): Promise<void> {
  if (gate.waiting.length === 0 && gate.inFlight < limit) {
    gate.inFlight += 1
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    const entry: Waiting = {
      limit,
      admit() {
        signal.removeEventListener('abort', giveUp)
        resolve()
      },
    }
    const giveUp = () => {
      gate.waiting.splice(gate.waiting.indexOf(entry), 1)
      reject(transportError('aborted', 'The call to Sage Intacct was called off before it was sent.'))
      // The one that left may have been the one whose lower limit held the others back.
      admitNext(gate)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    gate.waiting.push(entry)
  })
}

function admitNext(gate: Gate): void {
  for (let first = gate.waiting[0]; first && gate.inFlight < first.limit; first = gate.waiting[0]) {
    gate.waiting.shift()
    gate.inFlight += 1
    first.admit()
  }
}
