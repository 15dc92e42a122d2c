'use client'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Fragment } from 'react'
import { api } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { FormSection } from '#ui/field.tsx'
import { toast } from '#ui/toaster.tsx'
import type { ConnectionView } from './connection-view.ts'

/** The end of a connection's page: deletes one that no integration uses, or says which do. */
export function DeleteConnection({ tenant, connection }: { tenant: string; connection: Pick<ConnectionView, 'id' | 'name' | 'usedBy'> }) {
  const router = useRouter()
  const remove = async () => {
    await api(`/api/tenants/${tenant}/connections/${connection.id}`, { method: 'DELETE' })
    toast.done(`${connection.name} is deleted.`)
    router.push(`/${tenant}/connections`)
    router.refresh()
  }
  return (
    <FormSection title="Delete this connection">
      {connection.usedBy.length ? (
        <p className="max-w-prose text-sm text-ink-soft text-pretty">
          It is used by {connection.usedBy.map(({ id, name }, index) => (
            <Fragment key={id}>{index ? (index === connection.usedBy.length - 1 ? ' and ' : ', ') : ''}<Link href={`/${tenant}/connections`} className="text-accent-ink underline underline-offset-2">{name}</Link></Fragment>
          ))}, and can be deleted once no integration uses it.
        </p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-sm text-ink-soft text-pretty">No integration uses it. Its credentials are deleted for good; the other system accepts them until somebody revokes them there.</p>
          <ConfirmDialog trigger={<Button icon={<Trash2 />}>Delete…</Button>} title={`Delete ${connection.name}?`} confirm="Delete" tone="danger" onConfirm={remove}
            description="Its credentials, its limits and its count of calls are deleted, and cannot be brought back." />
        </div>
      )}
    </FormSection>
  )
}
