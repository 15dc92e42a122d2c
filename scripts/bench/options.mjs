export const usage = `npm run bench -- [--customers=10000] [--concurrency=4] [--latencies=0,20,recorded] [--rounds=2] [--parts=first,second,memory,products,prices,stock,invoices]
                  [--memory=1000,100000] [--items=10000] [--invoices=3000] [--sample=1000]

  --customers    in the books of the sandbox
  --concurrency  calls to the shop in flight, for the engine and for the bare loop
  --latencies    what the shop adds to each answer of a first load, ms; "recorded": the times of a real one, with a tenth of the customers
  --rounds       how often each side runs, in turn; the best of each counts
  --parts        what is measured: customers (first load, second run, memory), products, changes of prices, changes of stock, invoices
  --memory       sizes of books whose first load is measured for memory
  --items        in the books, for products, prices and stock
  --invoices     sales invoices in the books
  --sample       how many single PUTs are made where they are only compared with; their time is scaled, and said to be`

const numbers = { customers: 10_000, concurrency: 4, rounds: 2, items: 10_000, invoices: 3_000, sample: 1_000 }

/** Null when they cannot be read. */
export function readOptions(args) {
  const options = { ...numbers, parts: ['first', 'second', 'memory', 'products', 'prices', 'stock', 'invoices'], memory: [1_000, 100_000], latencies: ['0', '20', 'recorded'] }
  for (const arg of args) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? []
    if (name === 'parts' && value) options.parts = value.split(',')
    else if (name === 'memory' && value) options.memory = value.split(',').map(Number)
    else if (name === 'latencies' && value) options.latencies = value.split(',')
    else if (Object.hasOwn(numbers, name ?? '') && value !== undefined && Number(value) >= 0) options[name] = Number(value)
    else return null
  }
  return options
}
