'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { toast } from '#ui/toaster.tsx'

/** After a change of settings or mapping: says for which records it counts by itself, and offers to let it count for all. */
export function FullSyncOffer({ tenant, processId, sourceMany, what, onDone, className }: {
  tenant: string; processId: string; sourceMany: string; what: 'settings' | 'mapping'; onDone: () => void; className?: string
}) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const start = async () => {
    setPending(true)
    try {
      const { runId } = await api<{ runId: string }>(`/api/tenants/${tenant}/processes/${processId}/runs`, { body: { mode: 'sync', full: true } })
      onDone()
      router.push(`/${tenant}/runs/${runId}`)
    } catch (error) {
      toast.failed(error)
      setPending(false)
    }
  }
  return (
    <Callout className={className ?? ''} tone="success" title={`The new ${what} count${what === 'mapping' ? 's' : ''} from the next run on.`}
      action={<span className="flex gap-2"><Button size="sm" onClick={onDone}>Later</Button><Button size="sm" variant="primary" pending={pending} onClick={() => void start()}>Run a full sync now</Button></span>}>
      A run reads only what changed since the last one, so {sourceMany} that are in the shop already stay as they are until they change. A full sync looks at all of them again.
    </Callout>
  )
}
