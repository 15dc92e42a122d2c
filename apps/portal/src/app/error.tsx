'use client'
import { FailedPage } from '#features/shell/failed-page.tsx'

export default function AppError({ error }: { error: Error & { digest?: string } }) {
  return <main className="flex min-h-dvh"><FailedPage error={error} home="/" /></main>
}
