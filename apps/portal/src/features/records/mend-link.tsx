import type { Failure } from '@causeway/sync/entities'
import { LinkButton } from '#ui/button.tsx'

/** To the place in the settings that mends a failure: the very row of the mapping when its details name one. */
export function MendLink({ process, details }: { /** The process's address. */ process: string; details: Failure['details'] }) {
  const { target, value } = details
  if (typeof target !== 'string' || typeof value !== 'string') return <LinkButton size="sm" href={`${process}/settings`}>Open the settings</LinkButton>
  return <LinkButton size="sm" href={`${process}/mapping?${new URLSearchParams({ add: target, value })}`}>{value === '' ? 'Open the mapping' : `Map “${value}”`}</LinkButton>
}
