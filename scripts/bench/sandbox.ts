import { createSandbox } from '../../apps/sandbox/src/index.ts'

const sandbox = await createSandbox({ sizes: { customers: Number(process.argv[2]) } })
process.stdout.write(`${sandbox.url}\n`)
