export const usage = `npm run bench -- [--customers=10000] [--concurrency=4] [--latency=20] [--rounds=2] [--parts=first,second,memory] [--memory=1000,100000]

  --customers    in the books of the sandbox
  --concurrency  calls to the shop in flight, for the engine and for the bare loop
  --latency      what the shop adds to each answer, ms; a real one takes 200 and more for a customer. A second comparison without any is always made
  --rounds       how often each side runs, in turn; the best of each counts
  --parts        which of the three are measured
  --memory       sizes of books whose first load is measured for memory`

const numbers = { customers: 10_000, concurrency: 4, latency: 20, rounds: 2 }

/** Null when they cannot be read. */
export function readOptions(args) {
  const options = { ...numbers, parts: ['first', 'second', 'memory'], memory: [1_000, 100_000] }
  for (const arg of args) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? []
    if (name === 'parts' && value) options.parts = value.split(',')
    else if (name === 'memory' && value) options.memory = value.split(',').map(Number)
    else if (Object.hasOwn(numbers, name ?? '') && value !== undefined && Number(value) >= 0) options[name] = Number(value)
    else return null
  }
  return options
}
