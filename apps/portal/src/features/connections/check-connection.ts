import { fieldsInForce, type ConnectionForm } from '@causeway/sync/connections'

/** What a person typed. Secrets that are absent or empty stay as they are. */
export interface ConnectionInput {
  name: string
  values: Record<string, string>
  secrets: Record<string, string>
  /** Calls at the same moment. */
  maxInFlight: number
  /** Calls a month; null is no cap. */
  monthlyCap: number | null
}

/** What is stored already, without the secrets themselves. */
export interface KnownConnection {
  name: string
  settings: Record<string, string>
  /** When each secret was set, by field. */
  secretSetAt: Record<string, string>
  maxInFlight: number
  monthlyCap: number | null
}

export type CheckedConnection =
  | {
      ok: true
      settings: Record<string, string>
      newSecrets: Record<string, string>
      /** Names of stored secrets that still apply. */
      keptSecrets: string[]
      /** Names of the fields that differ from what is stored; for the audit, which never sees a value. */
      changed: string[]
      /** Whether what a test looked at is no longer so. */
      needsTest: boolean
      /** The secrets now go to another server. */
      movesHost: boolean
    }
  /** A sentence by field. */
  | { ok: false; fields: Record<string, string> }

/**
 * Checks a connection before it is stored. Stored secrets are kept unless they are replaced, no longer apply, or would be
 * sent to another server than the one that they were entered for: then they must be entered again. Pure.
 */
export function checkConnection(form: ConnectionForm, known: KnownConnection | null, input: ConnectionInput): CheckedConnection {
  const wrong: Record<string, string> = {}
  // A field that was never touched is an empty one.
  const untouched = Object.fromEntries(form.fields.filter(({ secret }) => !secret).map(({ name }) => [name, '']))
  const parsed = form.settings.safeParse({ ...untouched, ...input.values })
  for (const issue of parsed.success ? [] : parsed.error.issues) wrong[String(issue.path[0] ?? form.addressField)] ??= issue.message
  const settings = parsed.success ? parsed.data : {}

  const movesHost = known !== null && parsed.success && originOf(settings[form.addressField]) !== originOf(known.settings[form.addressField])
  const secretFields = fieldsInForce(form, input.values).filter((field) => field.secret)
  const newSecrets: Record<string, string> = {}
  const keptSecrets: string[] = []
  for (const { name, label, required } of secretFields) {
    const given = input.secrets[name] ?? ''
    const stored = known?.secretSetAt[name] !== undefined
    if (given !== '') newSecrets[name] = given
    else if (stored && !movesHost) keptSecrets.push(name)
    else if (stored) wrong[name] ??= `The address now points to another server. Enter the ${lowerFirst(label)} again, so that it is not sent there unasked.`
    else if (required) wrong[name] ??= `Enter the ${lowerFirst(label)}.`
  }
  if (Object.keys(wrong).length) return { ok: false, fields: wrong }

  const dropped = Object.keys(known?.secretSetAt ?? {}).filter((name) => !secretFields.some((field) => field.name === name))
  const names = new Set([...Object.keys(settings), ...Object.keys(known?.settings ?? {})])
  const changedSettings = [...names].filter((name) => (settings[name] ?? '') !== (known?.settings[name] ?? ''))
  const changedRest = known === null ? [] : (['name', 'maxInFlight', 'monthlyCap'] as const).filter((name) => input[name] !== known[name])
  const touchesSignIn = [...changedSettings, ...Object.keys(newSecrets), ...dropped]
  return {
    ok: true, settings, newSecrets, keptSecrets, movesHost,
    changed: [...changedRest, ...touchesSignIn], needsTest: touchesSignIn.length > 0,
  }
}

/** Scheme, host and port: a step from https to http counts as another server, since others could then read along. */
function originOf(address: string | undefined): string {
  try {
    return new URL(address ?? '').origin
  } catch {
    return ''
  }
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
