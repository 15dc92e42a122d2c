'use client'
import { useEffect } from 'react'
import { Button, EmptyState, LinkButton } from '#ui/index.ts'
import { TriangleAlert } from 'lucide-react'

/**
 * What stands in a page's place when it could not be made. `digest` finds the fault in the portal's log. Trying again asks the server anew: the boundary's
 * own reset would show the same failed answer once more.
 */
export function FailedPage({ error, home }: { error: Error & { digest?: string }; home: string }) {
  useEffect(() => { document.title = 'This page could not be made · Causeway' }, [])
  return (
    <div className="m-auto w-full">
      <h1 className="sr-only">This page could not be made</h1>
      <EmptyState icon={<TriangleAlert />} title="This page could not be made"
        action={<><Button variant="primary" onClick={() => location.reload()}>Try again</Button><LinkButton href={home}>Go to the dashboard</LinkButton></>}>
        The fault is Causeway’s own, and nothing was changed. If it comes back, tell your operator
        {error.digest ? <> the reference <span className="font-mono text-sm">{error.digest}</span></> : ' when it happened'}.
      </EmptyState>
    </div>
  )
}
