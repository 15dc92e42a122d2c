'use client'
import { useParams } from 'next/navigation'
import { FailedPage } from '#features/shell/failed-page.tsx'

export default function TenantError({ error }: { error: Error & { digest?: string } }) {
  const { tenant } = useParams<{ tenant: string }>()
  return <FailedPage error={error} home={`/${tenant}`} />
}
