export type EmailVerdict = { email: string } | { wrong: 'missing' | 'invalid' | 'several' }

const local = /^[^\s@"(),:;<>[\\\]]{1,64}$/u
const label = /^[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?$/u

/** Whether Magento takes it as an e-mail address; unicode before the @ is taken (recorded exchange 113). */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > 254) return false
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)]
  const labels = domain.split('.')
  return local.test(name) && !name.startsWith('.') && !name.endsWith('.') && !name.includes('..')
    && labels.length > 1 && labels.every((part) => label.test(part)) && /\p{L}{2,}|xn--/iu.test(labels.at(-1) ?? '')
}

/** The one address in Intacct's field, as it is written there; case does not matter to the shop. */
export function readEmail(text: string): EmailVerdict {
  // What nobody sees (joiners, marks of byte order) comes along when an address is copied from a page.
  const trimmed = text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '').trim()
  if (!trimmed) return { wrong: 'missing' }
  if (isEmail(trimmed)) return { email: trimmed }
  const parts = trimmed.split(/[;,\s]+/).filter(Boolean)
  return { wrong: parts.filter(isEmail).length > 1 ? 'several' : 'invalid' }
}
