import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const hasProc = existsSync('/proc/self/stat')

/**
 * What tells a process from a later one with the same id: when it was started. Undefined when it is gone (a zombie is).
 * Nothing is ever stopped by its id alone.
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return hasProc ? identityFromProc(pid) : identityFromPs(pid)
}

function identityFromProc(pid) {
  try {
    // "pid (command) state ppid …": the command may hold spaces and brackets; the start time is the 22nd field, in ticks since the boot.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return undefined
  }
}

function identityFromPs(pid) {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(/\s+/)
    return state?.startsWith('Z') ? undefined : started.join(' ') || undefined
  } catch {
    return undefined
  }
}

/** The command line of a process, undefined when it is gone. */
export function commandOf(pid) {
  try {
    return hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
