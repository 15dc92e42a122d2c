'use client'
import { Pencil } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { RelativeTime } from '#ui/time.tsx'
import type { EditView, GridInfo } from '../record-view.ts'

/** What a person gave for this record, and how it stands with that: to be sent, in the target, or refused. */
export function EditedPart({ edit, info, onGiveUp }: { edit: EditView; info: GridInfo; /** Null where it may not be given up. */ onGiveUp: (() => Promise<unknown>) | null }) {
  const title = { asked: 'To be sent as edited', sent: `${info.targetSystem} differs from ${info.sourceSystem}`, refused: 'The edited values were not taken' }[edit.state]
  return (
    <section aria-label="Edited" className="rounded-lg border border-accent/30 bg-accent-soft p-3.5">
      <h3 className="flex items-start gap-2 font-semibold"><Pencil className="mt-0.5 size-4 shrink-0 text-accent-ink" aria-hidden />{title}</h3>
      <dl className="mt-1.5 grid gap-1">
        {edit.values.map(({ label, before, after }) => (
          <div key={label} className="flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
            <dt className="text-ink-soft">{label}</dt>
            <dd><span className="sr-only">{info.sourceSystem}: </span><del className="text-ink-soft decoration-ink-faint">{before.trim() || 'nothing'}</del> <span aria-hidden>→</span> <ins className="font-medium no-underline">{after || 'nothing'}</ins></dd>
          </div>
        ))}
      </dl>
      <p className="mt-1.5 text-sm text-ink-soft text-pretty">
        Edited by {edit.by}, <RelativeTime at={edit.at} />.{' '}
        {edit.state === 'sent' ? `It is left so until the ${info.one} changes in ${info.sourceSystem}.` : null}
        {edit.state === 'refused' ? 'They are kept, so that you can correct them.' : null}
      </p>
      {edit.state === 'sent' && onGiveUp ? (
        <div className="mt-3">
          <ConfirmDialog trigger={<Button size="sm">Send what {info.sourceSystem} says</Button>} title={`Give the edit up`} confirm={`Send what ${info.sourceSystem} says`}
            description={`The ${info.one} is read again from ${info.sourceSystem} and sent as it is there. If its own values are refused as before, it fails again; ${info.targetSystem} then keeps what it has.`} onConfirm={onGiveUp} />
        </div>
      ) : null}
    </section>
  )
}
