import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../services/folders.mjs'

/** Processes that run now; a benchmark that is interrupted ends them. */
const running = new Set()

function started(child) {
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

export function endChildren() {
  for (const child of running) child.kill('SIGKILL')
}

/** Runs a measured side as a process of its own; its last line is its result as JSON. BENCH_NODE_FLAGS=--cpu-prof shows where its time goes. */
export async function runChild(args, env) {
  const child = started(spawn(process.execPath, [...((process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] }))
  let output = ''
  child.stdout.on('data', (chunk) => { output += chunk })
  const code = await new Promise((resolve) => { child.once('close', resolve) })
  if (code !== 0) throw new Error(`${path.basename(args.at(-1))} ended with ${code}. ${output.slice(-2_000)}`)
  return JSON.parse(output.trim().split('\n').at(-1))
}

/** The sandbox with so many customers, as a process of its own. */
export async function startSandbox({ customers }) {
  const child = started(spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'sandbox.ts'), String(customers)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }))
  const url = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()))
    child.once('close', (code) => reject(new Error(`The sandbox ended with ${code}.`)))
  })
  const control = async (method, where, body) => {
    const answer = await fetch(`${url}/control/${where}`, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) })
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${where}.`)
  }
  return {
    url, pid: child.pid,
    /** A shop as new, whose answers come so late: see `latencies`. */
    async reset(delays) {
      await control('POST', 'reset')
      for (const fault of delays) await control('POST', 'faults', { system: 'magento', kind: 'latency', ...fault })
    },
    async stop() {
      const gone = new Promise((resolve) => { child.once('close', resolve) })
      child.kill('SIGKILL')
      await gone
    },
  }
}
