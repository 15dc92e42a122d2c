'use client'
import { useParams } from 'next/navigation'
import { FailedPage } from '#features/shell/failed-page.tsx'

export default function TenantError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { tenant } = useParams<{ tenant: string }>()
  return <FailedPage error={error} retry={reset} home={`/${tenant}`} />
}
