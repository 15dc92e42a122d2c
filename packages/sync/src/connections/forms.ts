import { z } from 'zod'

/** One field of a connection's form. Secrets never come back to the browser. */
export interface ConnectionField {
  name: string
  label: string
  help: string
  secret?: boolean
  required?: boolean
  placeholder?: string
  options?: { value: string; label: string }[]
  /** Shown only when another field has this value. */
  showWhen?: { field: string; is: string }
}

export interface ConnectionForm {
  system: 'intacct' | 'magento'
  title: string
  intro: string
  fields: ConnectionField[]
  /** The field that says where the secrets are sent. */
  addressField: string
  /** Checks the values that are not secret; each issue's path is the field's name. */
  settings: z.ZodType<Record<string, string>>
}

const address = (what: string) => z.string().trim()
  .url({ protocol: /^https?$/, error: `Enter the ${what} as a whole address, beginning with https://.` })
  .refine((text) => !/^https?:\/\/[^/]*@/i.test(text), 'Leave user name and password out of the address.')
const filled = (message: string) => z.string().trim().min(1, message)

const intacct: ConnectionForm = {
  system: 'intacct',
  addressField: 'url',
  title: 'Sage Intacct',
  intro: 'Causeway reads the books through Web Services. You need a Web Services sender and a Web Services user of your company.',
  fields: [
    { name: 'url', label: 'Web service URL', required: true, help: 'Where the XML gateway answers. Leave it as it is unless Sage gave you another address.', placeholder: 'https://api.intacct.com/ia/xml/xmlgw.phtml' },
    { name: 'companyId', label: 'Company ID', required: true, help: 'The company name that you type when you sign in to Sage Intacct.' },
    { name: 'senderId', label: 'Sender ID', required: true, help: 'From your Web Services developer licence. It must be listed under Company › Setup › Company › Security › Web Services authorizations.' },
    { name: 'senderPassword', label: 'Sender password', secret: true, required: true, help: 'The password that came with the sender ID. It is not a user’s password.' },
    { name: 'userId', label: 'User ID', required: true, help: 'A Web Services user: Company › Admin › Web Services users. Such a user needs no full licence.' },
    { name: 'userPassword', label: 'User password', secret: true, required: true, help: 'The password of that Web Services user, as mailed to its address when it was made.' },
    { name: 'entityId', label: 'Entity', help: 'For a company with several entities: the ID of the one to read. Empty or 0 means the top level.' },
  ],
  settings: z.object({
    url: address('web service URL'), companyId: filled('Enter the company ID.'), senderId: filled('Enter the sender ID.'),
    userId: filled('Enter the user ID.'), entityId: z.string().trim().default(''),
  }),
}

const magento: ConnectionForm = {
  system: 'magento',
  addressField: 'baseUrl',
  title: 'Magento',
  intro: 'Causeway writes to the shop through its REST API. An integration with its four keys is the way to recommend: it never expires and its rights are listed one by one.',
  fields: [
    { name: 'baseUrl', label: 'Base URL', required: true, help: 'The address of the shop without /rest, as under Stores › Configuration › General › Web › Base URLs (Secure).', placeholder: 'https://shop.example.com/' },
    { name: 'authentication', label: 'Sign in with', required: true, help: 'An integration is made under System › Extensions › Integrations › Add New Integration; activate it to see its keys.', options: [
      { value: 'oauth', label: 'Integration keys (OAuth 1.0a, recommended)' },
      { value: 'bearer', label: 'Integration access token as bearer' },
      { value: 'admin', label: 'Administrator’s name and password' },
    ] },
    { name: 'consumerKey', label: 'Consumer key', secret: true, required: true, help: 'The first of the four keys that the integration shows.', showWhen: { field: 'authentication', is: 'oauth' } },
    { name: 'consumerSecret', label: 'Consumer secret', secret: true, required: true, help: 'The second of the four keys.', showWhen: { field: 'authentication', is: 'oauth' } },
    { name: 'accessToken', label: 'Access token', secret: true, required: true, help: 'The third of the four keys.', showWhen: { field: 'authentication', is: 'oauth' } },
    { name: 'accessTokenSecret', label: 'Access token secret', secret: true, required: true, help: 'The fourth of the four keys.', showWhen: { field: 'authentication', is: 'oauth' } },
    { name: 'bearerToken', label: 'Bearer token', secret: true, required: true, help: 'Magento 2.4.4 and later refuse it unless Stores › Configuration › Services › OAuth › Consumer Settings allows integration tokens as bearer tokens.', showWhen: { field: 'authentication', is: 'bearer' } },
    { name: 'adminUser', label: 'Administrator’s user name', required: true, help: 'An account of its own for Causeway, with a role that has only the rights it needs. Two-factor sign-in must be off for it.', showWhen: { field: 'authentication', is: 'admin' } },
    { name: 'adminPassword', label: 'Administrator’s password', secret: true, required: true, help: 'The password of that account.', showWhen: { field: 'authentication', is: 'admin' } },
  ],
  settings: z.object({
    baseUrl: address('base URL').transform((text) => text.replace(/\/+$/, '')),
    authentication: z.enum(['oauth', 'bearer', 'admin'], 'Choose how to sign in.'),
    adminUser: z.string().trim().default(''),
  }).superRefine((value, context) => {
    if (value.authentication === 'admin' && !value.adminUser) context.addIssue({ code: 'custom', path: ['adminUser'], message: 'Enter the administrator’s user name.' })
  }),
}

/** The two forms, by system. */
export const connectionForms: Record<'intacct' | 'magento', ConnectionForm> = { intacct, magento }

/** The fields that apply for these values: those whose `showWhen` holds. */
export function fieldsInForce(form: ConnectionForm, values: Record<string, string>): ConnectionField[] {
  return form.fields.filter((field) => !field.showWhen || values[field.showWhen.field] === field.showWhen.is)
}

/** One thing that a test of a connection looked at. */
export interface ConnectionCheck {
  /** "Sign in", "Read customers". */
  title: string
  state: 'passed' | 'failed' | 'warning' | 'not-checked'
  /** A sentence: what was found, or what is wrong. */
  message: string
  /** What to do, when it did not pass. */
  remedy?: string
  /** The form's field to look at. */
  field?: string
  /** The processes (entity names) that need it. */
  neededBy?: string[]
}

/** What a test of a connection answers, stored in the connection's `lastTest`. */
export interface ConnectionReport {
  ok: boolean
  /** "Causeway Demo Company, top level" or "Main Website Store, Magento 2.4". */
  connectedTo: string | null
  checks: ConnectionCheck[]
  durationMs: number
}

/**
 * What a system offers for forms, stored in its connection's `directory`: choices or fields by the list's name, without the system
 * that a setting's `optionsFrom` puts before it: "customerGroups", "fields.CUSTOMER".
 */
export type Directory = Record<string, { value: string; label: string; hint?: string }[]>
