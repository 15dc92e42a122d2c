/** Lets at most `limit` calls run at a time; the others wait in the order in which they came. */
export interface Gate {
  /** @throws the signal's reason when it fires while waiting */
  pass<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

export function createGate(limit: number): Gate {
  let free = limit
  const waiting: (() => void)[] = []

  async function enter(signal: AbortSignal | undefined): Promise<void> {
    if (free > 0) {
      free -= 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(turn), 1)
        reject(signal?.reason)
      }
      waiting.push(turn)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  return {
    async pass(work, signal) {
      signal?.throwIfAborted()
      await enter(signal)
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}
