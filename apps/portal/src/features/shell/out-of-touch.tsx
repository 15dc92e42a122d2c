'use client'
import { CloudOff } from 'lucide-react'
import { useOutOfTouch } from '#features/dashboard/use-overview.ts'
import { RelativeTime } from '#ui/time.tsx'

/** Says that the server does not answer, so that nobody takes what stands on the page for what is so now. Goes by itself. */
export function OutOfTouch() {
  const since = useOutOfTouch()
  if (since === null) return null
  return (
    <p role="status" className="flex items-center gap-2 border-b border-waiting/30 bg-waiting-soft px-4 py-1.5 text-sm sm:px-6">
      <CloudOff className="size-4 shrink-0 text-waiting" aria-hidden />
      <span><span className="font-medium">Causeway does not answer.</span> What you see is from <RelativeTime at={new Date(since)} />. It is asked again by itself.</span>
    </p>
  )
}
