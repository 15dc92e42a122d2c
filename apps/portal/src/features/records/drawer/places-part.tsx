import { ExternalLink } from '#ui/external-link.tsx'
import type { GridInfo, RecordView } from '../record-view.ts'

/** The record in both systems. */
export function Places({ record, info }: { record: RecordView; info: GridInfo }) {
  const target = record.targetId && info.targetUrl ? info.targetUrl.replace('{id}', encodeURIComponent(record.targetId)) : null
  return (
    <div className="grid gap-2 @md:grid-cols-2">
      <Place system={info.sourceSystem} label={info.keyLabel} id={record.sourceKey} href={record.sourceUrl} />
      <Place system={info.targetSystem} label={info.targetLabel} id={record.targetId} href={target} />
    </div>
  )
}

function Place({ system, label, id, href }: { system: string; label: string; id: string | null; href: string | null }) {
  return (
    <div className="min-w-0 rounded-lg border border-line px-3 py-2">
      <p className="text-xs text-ink-soft">{system}</p>
      {id === null ? <p className="text-ink-faint">Not there yet</p> : <p className="break-words"><span className="text-sm text-ink-soft">{label} </span><span className="font-mono text-sm">{id}</span></p>}
      {id !== null && href ? <ExternalLink href={href} className="text-sm">{`Open in ${system}`}</ExternalLink> : null}
    </div>
  )
}
