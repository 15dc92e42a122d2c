import { warning } from './checks.ts'
import type { ConnectionCheck } from './forms.ts'

/** A warning when passwords would travel in the clear; what stays on this machine does not travel. */
export function encryption(address: string, field: string): ConnectionCheck[] {
  if (!address.startsWith('http://') || /^(127(\.\d+){3}|localhost|\[::1\])$/.test(new URL(address).hostname)) return []
  return [warning('Encryption', 'The address begins with http://, so passwords travel in the clear.', { field, remedy: 'Use https:// unless this is a test system of your own.' })]
}
