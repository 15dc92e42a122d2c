'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { decideLeaving } from './leaving.ts'

/** While it is on the page, nobody leaves the page without being asked: what was typed would be lost. */
export function LeaveGuard() {
  const router = useRouter()
  const [going, setGoing] = useState<{ go: () => void } | null>(null)
  const onClick = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target === '_blank' || link.hasAttribute('download')) return
    const to = new URL(link.href)
    if (to.origin !== location.origin || to.pathname === location.pathname) return
    event.preventDefault()
    event.stopPropagation()
    setGoing({ go: () => router.push(to.pathname + to.search + to.hash) })
  })
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    const click = (event: MouseEvent) => onClick(event)
    const free = decideLeaving((go) => setGoing({ go }))
    addEventListener('beforeunload', warn)
    // Before the link itself hears of it.
    document.addEventListener('click', click, true)
    return () => {
      free()
      removeEventListener('beforeunload', warn)
      document.removeEventListener('click', click, true)
    }
  }, [])
  return (
    <ConfirmDialog open={going !== null} onOpenChange={(open) => { if (!open) setGoing(null) }} title="Leave without saving?" confirm="Leave without saving" keep="Stay" tone="danger"
      description="What you changed on this page is not saved, and is lost when you leave it." onConfirm={() => going?.go()} />
  )
}
