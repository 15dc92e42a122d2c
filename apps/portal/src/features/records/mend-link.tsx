import type { Failure, MendPlace } from '@causeway/sync/entities'
import { LinkButton } from '#ui/button.tsx'

/** What to do there, as a button says it. */
const labelOf = (place: MendPlace) => (place.row ? `Map “${place.row}”` : 'setting' in place ? 'Open the setting' : 'Open the mapping')

/** Failures that were stored before places were named tell the mapping's by their details. */
function placeOf({ mendAt, details }: Pick<Failure, 'mendAt' | 'details'>): MendPlace | null {
  if (mendAt) return mendAt
  const { target, value } = details
  return typeof target === 'string' && typeof value === 'string' ? { mapping: target, row: value } : null
}

/**
 * To the very place that mends a failure, a row of a table where it is one; from there, all records that fail for it can be retried. Nothing where
 * no setting mends it.
 */
export function MendLink({ process, failure, cause }: {
  /** The process's address. */ process: string; failure: Pick<Failure, 'code' | 'details' | 'mendAt' | 'fixedBy'>; /** Of those of one code that are mended apart; null when the code is the cause. */ cause: string | null
}) {
  const place = placeOf(failure)
  if (!place) return failure.fixedBy === 'settings' ? <LinkButton size="sm" href={`${process}/settings`}>Open the settings</LinkButton> : null
  const parameters = new URLSearchParams({
    ...('setting' in place ? { set: place.setting, ...(place.row === undefined ? {} : { row: place.row }) } : { add: place.mapping, ...(place.row === undefined ? {} : { value: place.row }) }),
    code: failure.code, ...(cause ? { cause } : {}),
  })
  return <LinkButton size="sm" href={`${process}/${'setting' in place ? 'settings' : 'mapping'}?${parameters}`}>{labelOf(place)}</LinkButton>
}
