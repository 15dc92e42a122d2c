'use client'
import { RotateCw } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { counted } from '#ui/count.tsx'
import { toast } from '#ui/toaster.tsx'
import { useRefreshOverview } from '../dashboard/use-overview.ts'
import type { CauseToMend } from './record-view.ts'
import { parametersOf } from './record-words.ts'
import { clearRecords } from './records-api.ts'

/** Above a form that somebody opened to mend a failure: what to do here, and once that is saved, one button for all records that failed for it. */
export function MendCallout({ tenant, processId, cause, todo, saved, one, many, className }: {
  tenant: string; processId: string; cause: CauseToMend | null; /** A sentence. */ todo: string; saved: boolean; one: string; many: string; className?: string
}) {
  const refreshOverview = useRefreshOverview()
  const [pending, setPending] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const records = cause ? counted(cause.count, one, many) : ''
  const retryAll = async () => {
    if (!cause) return
    setPending(true)
    try {
      setAsked((await clearRecords({ tenant, processId }, { matching: cause.words }, { action: 'retry' })).message)
      void refreshOverview()
    } catch (error) {
      toast.failed(error)
    } finally {
      setPending(false)
    }
  }
  const show = cause ? <Link href={`/${tenant}/processes/${processId}/records?${parametersOf(cause.words)}`} className="text-accent-ink underline underline-offset-2">Show them</Link> : null
  if (!saved) return <Callout {...(className ? { className } : {})} title={todo}>{cause ? <>{records} failed for it: “{cause.title}”. Once it is saved, all of them can be retried here. {show}</> : 'The records that failed for it can then be retried.'}</Callout>
  if (!cause) return null
  if (asked) return <Callout tone="success" {...(className ? { className } : {})} title={asked}>{show}</Callout>
  return (
    <Callout tone="success" {...(className ? { className } : {})} title={`Saved. ${records} failed for want of it.`}>
      Others are not touched. {show}
      <div className="mt-2"><Button size="sm" variant="primary" icon={<RotateCw />} pending={pending} onClick={() => void retryAll()}>{cause.count === 1 ? `Retry the ${one}` : `Retry all ${cause.count.toLocaleString('en')}`}</Button></div>
    </Callout>
  )
}
