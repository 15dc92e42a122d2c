import { failuresOf, type FailureKind } from '../failure.ts'

const whole = new Intl.NumberFormat('en')

const connectionRemedy = (system: string) => `Open Connections › ${system}, correct it and press Test connection. Then run again.`

/** Failures that any run or record can have, whatever its entity. */
export const commonFailures = {
  INTACCT_SIGN_IN_REFUSED: {
    class: 'connection', title: 'Sage Intacct refused the sign-in', fixedBy: 'settings',
    explain: () => 'Sage Intacct refused the sign-in: the company ID, the user ID or the user password is wrong, or the user is locked.',
    remedy: () => connectionRemedy('Sage Intacct'),
  } satisfies FailureKind<Record<string, never>>,
  INTACCT_SENDER_REFUSED: {
    class: 'connection', title: 'Sage Intacct refused the sender', fixedBy: 'settings',
    explain: () => 'Sage Intacct refused the Web Services sender: its ID or password is wrong, or the company has not authorized it.',
    remedy: () => 'In Sage Intacct, list the sender ID under Company › Setup › Company › Security › Web Services authorizations. Then check the sender ID and password under Connections.',
  } satisfies FailureKind<Record<string, never>>,
  INTACCT_PERMISSION: {
    class: 'permission', title: 'A right is missing in Sage Intacct', fixedBy: 'books',
    explain: (subject, { object }) => `${subject} cannot go on: the Web Services user may not read ${object} in Sage Intacct.`,
    remedy: ({ object }) => `In Sage Intacct, give the Web Services user’s role the permission to list and view ${object}. Test connection names every right that is needed.`,
  } satisfies FailureKind<{ object: string }>,
  INTACCT_UNREACHABLE: {
    class: 'connection', title: 'Sage Intacct does not answer', fixedBy: 'nobody', retryable: true,
    explain: (_, { message }) => message,
    remedy: () => 'Run again later; nothing is lost. If it lasts, check the web service URL under Connections and the status page of Sage Intacct.',
  } satisfies FailureKind<{ message: string }>,
  INTACCT_RATE_LIMIT: {
    class: 'rate-limit', title: 'Too many calls to Sage Intacct', fixedBy: 'nobody', retryable: true,
    explain: () => 'Sage Intacct takes no more calls for the moment: too many at once, by us or by another program.',
    remedy: () => 'Run again in some minutes. If it comes back, lower “Calls in flight” of the Sage Intacct connection.',
  } satisfies FailureKind<Record<string, never>>,
  INTACCT_REFUSED: {
    class: 'value', title: 'Sage Intacct refused the request', fixedBy: 'settings',
    explain: (_, { message }) => `Sage Intacct refused the request: ${message}`,
    remedy: ({ correction }) => correction || 'Check the settings and the mapping of this process: a field may have been renamed or removed in Sage Intacct.',
  } satisfies FailureKind<{ message: string; correction: string }>,
  MAGENTO_SIGN_IN_REFUSED: {
    class: 'connection', title: 'Magento refused the sign-in', fixedBy: 'settings',
    explain: (_, { message }) => `Magento refused the sign-in: ${message}`,
    remedy: () => connectionRemedy('Magento'),
  } satisfies FailureKind<{ message: string }>,
  MAGENTO_PERMISSION: {
    class: 'permission', title: 'A right is missing in Magento', fixedBy: 'shop',
    explain: (_, { resource }) => `Magento does not let this integration use ${resource}.`,
    remedy: ({ resource }) => `In Magento, open System › Extensions › Integrations › (the integration) › API and tick the box of ${resource}. Save, and reauthorize it if Magento asks for that.`,
  } satisfies FailureKind<{ resource: string }>,
  MAGENTO_UNREACHABLE: {
    class: 'connection', title: 'Magento does not answer', fixedBy: 'nobody', retryable: true,
    explain: (_, { message }) => message,
    remedy: () => 'Run again later; nothing is lost. If it lasts, check the base URL under Connections and whether the shop is in maintenance.',
  } satisfies FailureKind<{ message: string }>,
  MAGENTO_RATE_LIMIT: {
    class: 'rate-limit', title: 'Too many calls to Magento', fixedBy: 'nobody', retryable: true,
    explain: () => 'The shop, or a gateway before it, takes no more calls for the moment.',
    remedy: () => 'Run again in some minutes. If it comes back, lower “Calls in flight” of the Magento connection.',
  } satisfies FailureKind<Record<string, never>>,
  SHOP_REFUSED: {
    class: 'value', title: 'Magento refused the record', fixedBy: 'books',
    explain: (subject, { message }) => `Magento refused ${lowerFirst(subject)}: ${message}`,
    remedy: () => 'Correct the value that Magento names in Sage Intacct, or change the mapping, then retry.',
  } satisfies FailureKind<{ message: string }>,
  SHOP_BUSY: {
    class: 'intermittent', title: 'Magento could not save it for the moment', fixedBy: 'nobody', retryable: true,
    explain: (subject, { message }) => `Magento could not save ${lowerFirst(subject)} for the moment: ${message}`,
    remedy: () => 'Nothing to do: it is tried again by itself. Retry to try at once.',
  } satisfies FailureKind<{ message: string }>,
  OUTCOME_UNKNOWN: {
    class: 'intermittent', title: 'Unclear whether Magento saved it', fixedBy: 'nobody', retryable: true,
    explain: (subject, { message }) => `It is not clear whether Magento saved ${lowerFirst(subject)}. ${message}`,
    remedy: () => 'Nothing to do: before anything is sent again, Magento is asked whether it holds the record, so that it is never doubled.',
  } satisfies FailureKind<{ message: string }>,
  TARGET_LINKED: {
    class: 'duplicate', title: 'Linked to another record', fixedBy: 'books',
    explain: (subject, { targetId, holder }) => `${subject} was found in Magento (ID ${targetId}), but that one is linked to ${holder} already.`,
    remedy: ({ holder }) => `Two records of Sage Intacct stand for one in Magento. Look at this one and at ${holder}, make what identifies them differ in both systems, then retry.`,
  } satisfies FailureKind<{ targetId: string; holder: string }>,
  ACCEPTED_NOT_DONE: {
    class: 'intermittent', title: 'Handed to the shop, not done yet', fixedBy: 'nobody', retryable: true,
    explain: (subject) => `Magento has taken ${lowerFirst(subject)} into its queue and has not dealt with it yet.`,
    remedy: () => 'Nothing to do: Magento is asked again by itself. If it lasts, check that the shop’s message queue consumers run.',
  } satisfies FailureKind<Record<string, never>>,
  SETTINGS_INVALID: {
    class: 'value', title: 'The settings do not fit', fixedBy: 'settings',
    explain: (subject, { field, message }) => `${subject} cannot begin: the setting “${field}” does not fit. ${message}`,
    remedy: () => 'Open Settings of this process, correct it, save and run again.',
  } satisfies FailureKind<{ field: string; message: string }>,
  VALUE_UNMAPPED: {
    class: 'value', title: 'A value has no row in the mapping', fixedBy: 'settings',
    explain: (subject, { field, value, target }) => `${subject} has ${value === '' ? 'nothing' : `“${value}”`} in ${field}, and the table of the mapping for ${target} has no row for it.`,
    remedy: ({ value, target }) => `Open Mapping, add a row for ${value === '' ? 'the empty value' : `“${value}”`} to the table of ${target}, save and retry.`,
    mendAt: ({ target, value }) => ({ mapping: target, row: value }),
  } satisfies FailureKind<{ field: string; value: string; target: string }>,
  SOURCE_GONE: {
    class: 'missing', title: 'No longer in Sage Intacct', fixedBy: 'books',
    explain: (subject) => `${subject} is no longer in Sage Intacct, or the Web Services user cannot see it any more.`,
    remedy: () => 'If it was deleted on purpose, ignore this record. What Magento holds was left as it is.',
  } satisfies FailureKind<Record<string, never>>,
  COUNT_MISMATCH: {
    class: 'conflict', title: 'Not everything was read', fixedBy: 'nobody', retryable: true,
    explain: (_, { announced, read, many }) => `Sage Intacct said that there are ${whole.format(announced)} ${many} to read; ${whole.format(read)} came. What came was dealt with.`,
    remedy: () => 'The next run reads the same range again, so nothing is lost. If it comes back, tell the support of Sage Intacct.',
  } satisfies FailureKind<{ announced: number; read: number; many: string }>,
  CALL_CAP_REACHED: {
    class: 'rate-limit', title: 'The monthly cap of calls is reached', fixedBy: 'settings',
    explain: (_, { cap }) => `The cap of ${whole.format(cap)} Sage Intacct calls for this month is reached. The run rests until the next month begins.`,
    remedy: () => 'To go on now, raise or remove “Transactions a month” under Connections › Sage Intacct, then press Resume.',
  } satisfies FailureKind<{ cap: number; used: number }>,
  UNEXPECTED: {
    class: 'conflict', title: 'A mistake of Causeway’s own', fixedBy: 'nobody',
    explain: (subject, { message }) => `${subject} could not be dealt with because of a mistake in Causeway: ${message}`,
    remedy: () => 'Retry once. If it comes back, give the operator this record’s history; the worker’s log has the details.',
  } satisfies FailureKind<{ message: string }>,
}

/** "Customer C-1" within a sentence. */
function lowerFirst(subject: string): string {
  return subject.charAt(0).toLowerCase() + subject.slice(1)
}

export const fail = failuresOf(commonFailures)
