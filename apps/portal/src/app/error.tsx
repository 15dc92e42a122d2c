'use client'
import { FailedPage } from '#features/shell/failed-page.tsx'

export default function AppError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <main className="flex min-h-dvh"><FailedPage error={error} retry={reset} home="/" /></main>
}
