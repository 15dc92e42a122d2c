import { LoaderCircle } from 'lucide-react'

/** While a test is under way; says so when no worker has taken it for a while. */
export function TestProgress({ system, sinceMs }: { system: string; sinceMs: number }) {
  return (
    <div role="status" className="flex items-start gap-2.5 py-1">
      <LoaderCircle className="mt-0.5 size-4 shrink-0 animate-spin text-accent-ink" aria-hidden />
      <div>
        <p className="font-medium">Testing the connection to {system}</p>
        <p className="text-sm text-ink-soft">{sinceMs > 15_000 ? 'This takes longer than usual: the system answers slowly, or no worker is free.' : 'Signing in, then checking each right.'}</p>
      </div>
    </div>
  )
}
