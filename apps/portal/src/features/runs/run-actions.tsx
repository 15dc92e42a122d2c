'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play, RotateCcw, Square } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMay, useTenant } from '#features/shell/tenant.tsx'
import { api, Button, ConfirmDialog, counted, LinkButton, toast } from '#ui/index.ts'
import { CarryOut } from './carry-out.tsx'
import { isActive, type RunDetail } from './run-view.ts'
import { useControlRun, useStartRun, type Requested } from './use-start-run.ts'

/** What can be done with a run now: hold it, go on, end it; or, once it has ended, try again what failed. */
export function RunActions({ detail }: { detail: RunDetail }) {
  const { run, processId } = detail
  const { slug } = useTenant()
  const router = useRouter()
  const queries = useQueryClient()
  const control = useControlRun(run.id)
  const start = useStartRun(processId)
  const mayRun = useMay('run')
  const mayClear = useMay('clear')
  const retry = useMutation({
    mutationFn: () => api<Requested>(`/api/tenants/${slug}/runs/${run.id}/retry`, { method: 'POST' }),
    onSuccess: ({ message, runId }) => {
      toast.done(message)
      void queries.invalidateQueries({ queryKey: ['overview', slug] })
      router.push(`/${slug}/runs/${runId}`)
    },
    onError: (error) => toast.failed(error),
  })

  if (isActive(run)) {
    if (!mayRun) return null
    const cancelling = run.control === 'cancel'
    const held = run.control === 'pause' || (run.state === 'paused' && run.wakeAt !== null)
    return (
      <>
        {held
          ? <Button icon={<Play />} variant="primary" pending={control.isPending} disabled={cancelling} onClick={() => control.mutate('go')}>Resume</Button>
          : <Button icon={<Pause />} pending={control.isPending} disabled={cancelling} onClick={() => control.mutate('pause')}>Pause</Button>}
        <ConfirmDialog title="Cancel this run?" confirm="Cancel the run" keep="Let it run" tone="danger"
          description="It ends between two records. What has been done stays; the next run goes on from where the last complete one ended."
          trigger={<Button icon={<Square />} disabled={cancelling}>Cancel run</Button>} onConfirm={() => control.mutateAsync('cancel')} />
      </>
    )
  }
  const again = async () => {
    const { runId } = await start.mutateAsync(run.mode === 'preview' ? { mode: 'preview', full: run.full } : { mode: 'sync' })
    router.push(`/${slug}/runs/${runId}`)
  }
  return (
    <>
      {run.counts.failed > 0 && run.mode !== 'preview' ? <LinkButton href={`/${slug}/processes/${processId}/records?state=failed`}>See the failures</LinkButton> : null}
      {mayRun ? <Button icon={<Play />} pending={start.isPending} onClick={() => void again().catch(() => {})}>{run.mode === 'preview' ? 'Preview again' : 'Sync now'}</Button> : null}
      {run.mode === 'preview' && mayRun && run.state !== 'cancelled' && run.state !== 'stopped' ? <CarryOut detail={detail} /> : null}
      {mayClear && detail.failedNow > 0 ? <Button variant="primary" icon={<RotateCcw />} pending={retry.isPending} onClick={() => retry.mutate()}>Retry {counted(detail.failedNow, 'record', 'records')}</Button> : null}
    </>
  )
}
