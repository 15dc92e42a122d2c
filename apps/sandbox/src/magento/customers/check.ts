import { Problem } from '../web-api/problem.ts'
import type { CustomerInput } from './save.ts'

/** Letters, marks, digits, space and little else, as Magento 2.4.7 has it; up to 255 characters. */
const namePattern = /^[\p{L}\p{M},\-_.'’`&\s\d]{1,255}$/u
const genders = [0, 1, 2, 3]
const classesOfPassword = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/]

/** Refuses what the customer's own attributes do not allow; the complaints come in one message, a line each. */
export function checkCustomer({ firstname, lastname, middlename, email, gender }: CustomerInput): void {
  if (gender !== undefined && gender !== null && !genders.includes(gender)) throw new Problem(400, `Attribute gender does not contain option with Id ${gender}`)
  const missing = [firstname ? null : '"First Name" is a required value.', lastname ? null : '"Last Name" is a required value.']
  const invalid = [
    ...complaintsOfEmail(email ?? ''), isName(firstname) ? null : 'First Name is not valid!', isName(lastname) ? null : 'Last Name is not valid!', isName(middlename) ? null : 'Middle Name is not valid!',
  ]
  const said = [...missing, ...invalid].filter((line) => line !== null)
  if (said.length) throw new Problem(400, said.join('\n'))
}

/** What stands before the @ without quotation marks: words joined by single dots, in any alphabet. */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const quotedPart = /^"([^"\\]|\\.)*"$/
const hostLabel = /^[\p{L}\p{M}\p{N}-]{1,63}$/u

/** As the shop says them, host first. Endings of domains are not looked up here, so that `.example` and `.test` can be used. */
function complaintsOfEmail(email: string): string[] {
  if (!email) return []
  const invalid = '"Email" is not a valid email address.'
  const [, local = '', host = ''] = /^(.+)@([^@]+)$/.exec(email) ?? []
  if (!host || email.includes('..')) return [invalid]
  const long = Buffer.byteLength(local) > 64 || Buffer.byteLength(host) > 255
  return [
    ...(long ? ['"Email" uses too many characters.'] : []), ...complaintsOfHost(host), ...(localPart.test(local) || quotedPart.test(local) ? [] : [invalid]),
  ]
}

/** A host that is no domain name is then looked at as a name in a local network, which is refused too. */
function complaintsOfHost(host: string): string[] {
  const unfit = '"Email" is not a valid hostname.'
  if (/^\d+(\.\d+){3}$/.test(host)) return [unfit, `'${host}' looks like an IP address, which is not an acceptable format.`]
  const complaint = complaintOfDomain(host)
  if (!complaint) return []
  const local = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?$/i.test(host)
  return [unfit, complaint, local ? `'${host}' looks like a local network name, which is not an acceptable format.` : `'${host}' does not look like a valid local network name.`]
}

function complaintOfDomain(host: string): string | null {
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length < 2 || host.length < 4 || host.length > 254) return 'The input does not match the expected structure for a DNS hostname'
  if (top.length < 2 || top.length > 63) return `'${host}' looks like a DNS hostname but cannot extract TLD part.`
  if (labels.some((label) => /^-|-$|^(?!xn)..--/i.test(label))) return `'${host}' looks like a DNS hostname but contains a dash in an invalid position.`
  return labels.every((label) => hostLabel.test(label)) ? null : `'${host}' looks like a DNS hostname but we cannot match it against the hostname schema for TLD '${top}'.`
}

const isName = (name: string | null | undefined) => !name || namePattern.test(name)

export function checkPassword(password: string, email: string): void {
  const refuse = (message: string, ...parameters: string[]) => {
    throw new Problem(400, message, parameters.length ? parameters : undefined)
  }
  if (password.length > 256) refuse('Please enter a password with at most %1 characters.', '256')
  if (password.length < 8) refuse('The password needs at least %1 characters. Create a new password and try again.', '8')
  if (password.trim() !== password) refuse("The password can't begin or end with a space. Verify the password and try again.")
  if (classesOfPassword.filter((pattern) => pattern.test(password)).length < 3) {
    refuse('Minimum of different classes of characters in password is %1. Classes of characters: Lower Case, Upper Case, Digits, Special Characters.', '3')
  }
  if (password.toLowerCase() === email.toLowerCase()) refuse("The password can't be the same as the email address. Create a new password and try again.")
}

/** A date of birth as the shop stores it: it reads several ways of writing a day (recorded exchange 148). */
export function readBirthday(text: string): string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  const [, year, month, day] = iso ?? reorder(/^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text), [3, 2, 1]) ?? reorder(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text), [3, 1, 2]) ?? []
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (!year || Number.isNaN(Date.parse(written))) throw new Problem(400, '"Date of Birth" is not a valid date.')
  return written
}

const reorder = (found: RegExpExecArray | null, order: number[]) => (found ? ['', ...order.map((at) => found[at])] : null)

