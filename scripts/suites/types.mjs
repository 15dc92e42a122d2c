import { single } from './single.mjs'

/** The folders with types that are no workspaces. */
const besides = ['scripts', 'e2e']

/** Types of every workspace, by turbo, then of what is none. */
export async function types() {
  const counts = [await single('turbo', ['run', 'typecheck', '--output-logs=errors-only'])]
  for (const folder of besides) counts.push(await single('tsc', ['--noEmit', '-p', folder]))
  const passed = counts.every((one) => one.failed === 0)
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 }
}
