'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { MultiSelect } from '#ui/multi-select.tsx'
import type { ListChoice } from '../settings/directory-choices.ts'

/** Adds a custom attribute of the shop to the mapping, from the shop's own list. */
export function AddAttribute({ attributes, known, taken, onAdd, connection, many }: {
  attributes: ListChoice[]; /** Whether the shop was asked for its attributes. */ known: boolean; /** "customers" */ many: string; /** Codes that have a row already. */ taken: string[]; onAdd: (code: string) => void; connection: { name: string; href: string }
}) {
  const [open, setOpen] = useState(false)
  const free = attributes.filter(({ value }) => !taken.includes(value))
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-3.5 sm:px-6">
      {open && attributes.length
        ? <div className="w-80 max-w-full"><MultiSelect single value={[]} onChange={([code]) => { if (code) onAdd(code); setOpen(false) }} options={free} placeholder="Choose an attribute of the shop" empty="The shop has no such attribute." /></div>
        : <Button icon={<Plus />} disabled={!attributes.length} onClick={() => setOpen(true)}>Add a custom attribute</Button>}
      {attributes.length ? null : known ? <p className="text-sm text-ink-soft">The shop has no custom attributes for {many}. Make one in Magento, then <Link className="text-accent-ink underline underline-offset-2" href={connection.href}>test the connection</Link> to see it here.</p> : <p className="text-sm text-ink-soft">The shop’s attributes are not known yet. <Link className="text-accent-ink underline underline-offset-2" href={connection.href}>Test the connection “{connection.name}”</Link> to list them.</p>}
    </div>
  )
}
