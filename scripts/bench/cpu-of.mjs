import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU time in hundredths of a second for everybody who reads /proc. */
const msPerTick = 10

/**
 * CPU time that a process, its living descendants and those it has buried have used so far, ms. Null where there is no /proc:
 * a figure beside the measurement, not the measurement.
 */
export function cpuMsOf(pid) {
  try {
    const all = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
      const stat = statOf(name)
      return stat ? [[Number(name), stat]] : []
    }))
    const ticks = (one) => [...all].reduce((sum, [child, { parent }]) => (parent === one ? sum + ticks(child) : sum), all.get(one)?.ticks ?? 0)
    return all.has(pid) ? ticks(pid) * msPerTick : null
  } catch {
    return null
  }
}

/** Null when it has ended meanwhile. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Behind the name, which may hold anything: state, parent, …, user and system time, and the same of buried children.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) }
  } catch {
    return null
  }
}

/** Runs `work` and adds to its answer what each of these processes used meanwhile: `{ cpuOf: { sandbox: 1234 } }`, ms. */
export async function withCpuOf(pids, work) {
  const before = Object.entries(pids).map(([name, pid]) => [name, pid, cpuMsOf(pid)])
  const result = await work()
  const cpuOf = Object.fromEntries(before.flatMap(([name, pid, used]) => {
    const now = used === null ? null : cpuMsOf(pid)
    return now === null ? [] : [[name, now - used]]
  }))
  return { ...result, cpuOf }
}
