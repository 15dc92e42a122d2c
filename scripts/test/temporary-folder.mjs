import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { identityOf } from '../services/process-identity.mjs'
import { createProcesses } from '../services/processes.mjs'

const prefix = 'causeway-test-'

/**
 * A fresh data folder for one test run. Those of killed test runs are removed, after stopping what still runs in them.
 */
export async function temporaryDataDir() {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    await removeIfAbandoned(path.join(os.tmpdir(), name))
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), prefix))
  // mkdtemp closes it to others, and root's Postgres runs as another user.
  chmodSync(folder, 0o755)
  return folder
}

async function removeIfAbandoned(folder) {
  let holder
  try {
    holder = JSON.parse(readFileSync(path.join(folder, 'launcher.json'), 'utf8'))
  } catch {
    return // Made a moment ago, or not ours to judge.
  }
  if (holder.identity === undefined || identityOf(holder.pid) === holder.identity) return
  try {
    await createProcesses(folder).stopLeftovers()
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Another user's: his next test run removes it.
  }
}
