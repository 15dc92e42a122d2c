import { counted } from '#ui/count.tsx'
import type { ProcessOverview, RecordCounts } from './overview.ts'

type Standing = Pick<ProcessOverview, 'name' | 'enabled' | 'idle' | 'counts' | 'active' | 'read'>

const listed = new Intl.ListFormat('en', { type: 'conjunction' })
/** "Product families" reads as "product families" within a sentence. */
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const namesOf = (processes: readonly Standing[]) => (processes.length > 3 ? counted(processes.length, 'process', 'processes') : listed.format(processes.map(({ name }) => lower(name))))
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Whether the shop is true to the books, in a sentence or two that promise nothing which no run has looked at. Pure. */
export function standing(processes: readonly Standing[]): string {
  const sum = (state: keyof RecordCounts) => processes.reduce((all, process) => all + process.counts[state], 0)
  const [failed, waiting, skipped] = [sum('failed'), sum('waiting'), sum('skipped')]
  const need = failed ? counted(failed, 'record needs', 'records need') : null
  const wait = waiting ? counted(waiting, failed ? 'waits' : 'record waits', failed ? 'wait' : 'records wait') : null
  const far = [need ? `${need} attention` : null, wait ? `${wait} for something that is not in the shop` : null].filter((part) => part !== null).join(', ')

  const active = processes.filter((process) => process.active)
  if (active.length) {
    const paused = active.filter((process) => process.active?.state === 'paused')
    // A worker takes a run within moments.
    const held = active.filter((process) => process.active?.state === 'queued' && process.active.queuedForMs > 8_000)
    const going = active.length - paused.length - held.length
    const words = [
      going ? (going === 1 ? 'A sync is running' : `${going} syncs are running`) : null,
      paused.length ? (paused.length === 1 ? `${going ? 'one' : 'A sync'} is paused` : `${paused.length}${going ? '' : ' syncs'} are paused`) : null,
      held.length ? (held.length === 1 ? `${going + paused.length ? 'one' : 'A sync'} waits for a worker` : `${held.length}${going + paused.length ? '' : ' syncs'} wait for a worker`) : null,
    ].filter(Boolean).join(', ')
    return `${words}. ${far ? `So far ${far}.` : 'Nothing has failed so far.'}`
  }

  const used = processes.filter((process) => process.enabled && process.idle === null)
  if (processes.length && processes.every((process) => !process.enabled)) return `Everything is switched off, so the shop does not follow the books at the moment.${far ? ` ${far.charAt(0).toUpperCase()}${far.slice(1)}.` : ''}`
  const never = used.filter((process) => process.read === 'never')
  if (never.length === used.length && failed + waiting + skipped + sum('synced') === 0) return 'Nothing has been synced yet. Start with a preview: it shows what would change and writes nothing.'
  const cut = used.filter((process) => process.read === 'in part')
  const gaps = [
    cut.length ? `The last sync of ${namesOf(cut)} did not get to its end, so some may be missing or old.` : null,
    never.length ? `${capital(namesOf(never))} have not been synced yet.` : null,
  ].filter((part) => part !== null)
  if (gaps.length) return [far ? `${far}.` : 'Nothing failed.', ...gaps].join(' ')
  if (!far) return 'The shop is true to the books, as far as the last runs have looked.'
  return `${far}. All others match the books${skipped ? ', or were left out on purpose' : ''}.`
}
