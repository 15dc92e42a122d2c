'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, Button, ConfirmDialog, counted } from '#ui/index.ts'
import type { RunDetail } from './run-view.ts'
import type { Requested } from './use-start-run.ts'

/** Does what a preview said, after a question that says how much that is. */
export function CarryOut({ detail: { run, source, target, carriedOutBy } }: { detail: RunDetail }) {
  const { slug } = useTenant()
  const router = useRouter()
  const queries = useQueryClient()
  const start = useMutation({
    mutationFn: () => api<Requested>(`/api/tenants/${slug}/runs/${run.id}/carry-out`, { method: 'POST' }),
    onSuccess: ({ runId }) => {
      void queries.invalidateQueries({ queryKey: ['overview', slug] })
      router.push(`/${slug}/runs/${runId}`)
    },
  })
  const { created, updated } = run.counts
  const writes = [created ? `create ${counted(created, source.one, source.many)}` : null, updated ? `update ${counted(updated, source.one, source.many)}` : null].filter(Boolean).join(' and ')
  return (
    <ConfirmDialog title="Carry the preview out?" confirm="Carry it out" onConfirm={() => start.mutateAsync()}
      trigger={<Button variant={carriedOutBy ? 'secondary' : 'primary'} icon={<Play />}>{carriedOutBy ? 'Carry it out again' : 'Carry it out'}</Button>}
      description={writes ? `It is going to ${writes} in ${target.system}, exactly as listed here, field by field, and nothing else.` : `It writes nothing in ${target.system}: nothing was announced. What would wait or fail is put into the grid.`}>
      <p className="text-sm text-ink-soft text-pretty">Each record is read again before it is written. One that has changed since, on either side, is held back and named in the run.</p>
    </ConfirmDialog>
  )
}
