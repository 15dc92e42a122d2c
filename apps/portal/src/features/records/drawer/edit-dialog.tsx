'use client'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { toast } from '#ui/toaster.tsx'
import type { GridInfo, OfferView } from '../record-view.ts'
import { editRecord } from '../records-api.ts'

/** Takes values that the record's next try uses once, and says what that means. */
export function EditDialog({ info, recordKey, offers, onOpenChange, onSent }: {
  info: GridInfo; recordKey: string; offers: OfferView[]; onOpenChange: (open: boolean) => void; onSent: () => Promise<unknown>
}) {
  // As they were when it was opened: a look at the record meanwhile changes nothing of what is typed.
  const [fields] = useState(offers)
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries(fields.map(({ field, start }) => [field, start])))
  const [error, setError] = useState<string>()
  const [pending, setPending] = useState(false)
  const send = async () => {
    setPending(true)
    setError(undefined)
    try {
      const done = await editRecord(info, recordKey, fields.map(({ field, value }) => ({ field, before: value, after: typed[field] ?? '' })))
      toast.done(done.message)
      onOpenChange(false)
      await onSent()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setPending(false)
    }
  }
  const values = fields.length === 1 ? 'this value' : 'these values'
  return (
    <Dialog open onOpenChange={onOpenChange} title={`Edit ${info.one} ${recordKey} and send it`}
      description={`The next try sends ${values} to ${info.targetSystem} instead of what ${info.sourceSystem} says, once. ${info.sourceSystem} stays as it is.`}
      footer={<><Button onClick={() => onOpenChange(false)}>Cancel</Button><Button variant="primary" pending={pending} onClick={() => void send()}>Send with {values}</Button></>}>
      <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); void send() }}>
        {error ? <Callout tone="failure" title={error} /> : null}
        {fields.map(({ field, label, help, value, start }) => (
          <Field key={field} label={label} changed={(typed[field] ?? '').trim() !== value.trim()} help={help || undefined} stacked
            aside={start === value || value === '' ? (value === '' ? `Empty in ${info.sourceSystem}` : null) : `${info.sourceSystem} says “${shortened(value)}”`}>
            <Input value={typed[field] ?? ''} maxLength={1_000} autoComplete="off" spellCheck={false} onChange={(event) => setTyped({ ...typed, [field]: event.target.value })} />
          </Field>
        ))}
        <Callout title={`${info.targetSystem} then differs from ${info.sourceSystem}`}>
          The record says so and who edited it. It is left so until the {info.one} changes in {info.sourceSystem}: that change replaces it as usual. To correct it for good, change it there.
        </Callout>
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
