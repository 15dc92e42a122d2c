'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useStartRun } from '#features/runs/use-start-run.ts'
import { Button, Callout } from '#ui/index.ts'

/** After a change of settings or mapping: says for which records it counts by itself, and offers to let it count for all. */
export function FullSyncOffer({ tenant, processId, sourceMany, readsAll, what, onDone, className }: {
  tenant: string; processId: string; sourceMany: string; /** Each run reads all of the source, so any sync will do. */ readsAll: boolean; what: 'settings' | 'mapping'; onDone: () => void; className?: string
}) {
  const router = useRouter()
  const start = useStartRun(processId)
  const place = useRef<HTMLDivElement>(null)
  // It stands above a long form that was saved at its end.
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [])
  const begin = async () => {
    const { runId } = await start.mutateAsync({ mode: 'sync', full: !readsAll })
    onDone()
    router.push(`/${tenant}/runs/${runId}`)
  }
  return (
    <div ref={place} role="status" className={className}>
      <Callout tone="success" title={`The new ${what} count${what === 'mapping' ? 's' : ''} from the next run on.`}>
        <p>{readsAll
          ? `Each run of this process reads all ${sourceMany}, so the next one brings the change to all of them.`
          : `A run reads only what changed since the last one, so ${sourceMany} that are in the shop already stay as they are until they change. A full sync looks at all of them again.`}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" variant="primary" pending={start.isPending} onClick={() => void begin().catch(() => {})}>{readsAll ? 'Sync now' : 'Start a full sync'}</Button>
          <Button size="sm" onClick={onDone}>Later</Button>
        </div>
      </Callout>
    </div>
  )
}
