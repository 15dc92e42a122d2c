import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../services/folders.mjs'
import { runChild } from '../children.mjs'

const typescript = ['--import', 'tsx']

/** Both systems as a process of its own. `ask` changes the books, or answers what the shop has. */
export async function startSystems(sizes) {
  const child = spawn(process.execPath, [...typescript, path.join(import.meta.dirname, 'systems.ts'), JSON.stringify(sizes)], { cwd: root, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const answer = () => new Promise((resolve, reject) => {
    const end = (code) => reject(new Error(`The sandbox ended with ${code}.`))
    child.once('exit', end)
    child.once('message', (message) => {
      child.off('exit', end)
      resolve(message.answer)
    })
  })
  const url = await answer()
  return {
    url,
    ask(what) {
      const told = answer()
      child.send(what)
      return told
    },
    /** From now on answers come so late; see estimate.mjs. */
    async slowDown(delays) {
      for (const delay of delays) {
        const answer = await fetch(`${url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ system: 'magento', kind: 'latency', ...delay }) })
        if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to a delay.`)
      }
    },
    async stop() {
      const gone = new Promise((resolve) => { child.once('close', resolve) })
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Runs a process of the tenant once; without one, of a new tenant. */
export const runProcess = ({ addresses, options }, systems, order) =>
  runChild([...typescript, path.join(import.meta.dirname, 'process.ts')], { ...addresses, BENCH: JSON.stringify({ url: systems.url, concurrency: options.concurrency, ...order }) })

/** A request for each record, by a loop that does nothing else. */
export async function onePutEach({ work, options }, systems, requests) {
  const calls = path.join(work, 'puts.jsonl')
  writeFileSync(calls, requests.map(({ path: where, body }) => JSON.stringify({ method: 'PUT', path: where, body: JSON.stringify(body), type: 'application/json' })).join('\n'))
  const result = await runChild([path.join(import.meta.dirname, '../bare-loop.mjs')], { BENCH: JSON.stringify({ url: systems.url, calls, concurrency: options.concurrency }) })
  if (result.refused) throw new Error(`The shop refused ${result.refused} of the requests.`)
  return result
}
