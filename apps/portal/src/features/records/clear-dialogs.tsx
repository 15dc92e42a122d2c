'use client'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Input, Textarea } from '#ui/input.tsx'

/** Asks for a text and does something with it; stays open with the reason when that fails. */
function TextDialog({ open, onOpenChange, title, description, label, confirm, long, required, start = '', onConfirm }: {
  open: boolean; onOpenChange: (open: boolean) => void; title: string; description: string; label: string; confirm: string
  long?: boolean; required?: string; start?: string; onConfirm: (text: string) => Promise<unknown>
}) {
  const [text, setText] = useState(start)
  const [error, setError] = useState<string>()
  const [pending, setPending] = useState(false)
  const act = async () => {
    if (required && !text.trim()) return setError(required)
    setPending(true)
    setError(undefined)
    try {
      await onConfirm(text.trim())
      onOpenChange(false)
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}
      footer={<><Button onClick={() => onOpenChange(false)}>Cancel</Button><Button variant="primary" pending={pending} onClick={() => void act()}>{confirm}</Button></>}>
      {error && !required ? <Callout tone="failure" title={error} /> : null}
      <form onSubmit={(event) => { event.preventDefault(); void act() }}>
        <Field label={label} error={required ? error : undefined}>
          {long
            ? <Textarea value={text} rows={4} maxLength={2_000} onChange={(event) => setText(event.target.value)} />
            : <Input value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  )
}

export const IgnoreDialog = ({ open, onOpenChange, what, several, onConfirm }: { open: boolean; onOpenChange: (open: boolean) => void; what: string; several: boolean; onConfirm: (why: string) => Promise<unknown> }) => (
  <TextDialog open={open} onOpenChange={onOpenChange} title={`Ignore ${what}`} label="Why" confirm="Ignore" required="Say why, for those who find it later."
    description={several
      ? 'They leave the failed list and count as skipped. They come back by themselves when they change at the source or the settings change; “Stop ignoring” brings them back at once.'
      : 'It leaves the failed list and counts as skipped. It comes back by itself when it changes at the source or the settings change; “Stop ignoring” brings it back at once.'}
    onConfirm={onConfirm} />
)

export const NoteDialog = ({ open, onOpenChange, what, start, onConfirm }: { open: boolean; onOpenChange: (open: boolean) => void; what: string; start?: string; onConfirm: (note: string) => Promise<unknown> }) => (
  <TextDialog open={open} onOpenChange={onOpenChange} title={`Note on ${what}`} label="Note" confirm="Save note" long {...(start === undefined ? {} : { start })}
    description="It replaces the note that is there, and stays when the records are synced again. An empty one removes it." onConfirm={onConfirm} />
)
