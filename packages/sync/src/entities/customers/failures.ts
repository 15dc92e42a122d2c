import { failuresOf, type FailureKind } from '../../failure.ts'

const contact = (key: string) => `Sage Intacct under Accounts Receivable › Customers › ${key} › Contact`

/** The settings that name a group, as people find them. */
const groupSettings = { groupByType: 'Groups › Group by customer type', defaultGroupId: 'Groups › Customer group', inactiveGroupId: 'Who is sent › Group of inactive customers' } as const

/** Everything that can be wrong with a customer. */
export const customerFailures = {
  EMAIL_MISSING: {
    class: 'missing', title: 'No e-mail address', fixedBy: 'books',
    explain: (subject) => `${subject} has no e-mail address. Magento knows a customer by it.`,
    remedy: ({ key }) => `Enter the e-mail address in ${contact(key)}, then retry.`,
  } satisfies FailureKind<{ key: string }>,
  EMAIL_INVALID: {
    class: 'value', title: 'Not an e-mail address', fixedBy: 'books',
    explain: (subject, { email }) => `${subject} has “${email}” as e-mail address, which is not a valid one.`,
    remedy: ({ key }) => `Correct the e-mail address in ${contact(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; email: string }>,
  EMAIL_SEVERAL: {
    class: 'value', title: 'More than one e-mail address', fixedBy: 'books',
    explain: (subject, { email }) => `${subject} has more than one address in its e-mail field: “${email}”. Magento takes one.`,
    remedy: ({ key }) => `Leave the one that the customer signs in with in ${contact(key)} › Primary email, move the other to Secondary email, then retry.`,
  } satisfies FailureKind<{ key: string; email: string }>,
  EMAIL_DUPLICATE: {
    class: 'duplicate', title: 'E-mail used by another customer', fixedBy: 'books',
    explain: (subject, { email, holder }) => `${subject} has the e-mail address ${email}, and customer ${holder} came first with it, or still has it in the shop. An e-mail address is unique in a website.`,
    remedy: ({ key, holder }) => `Give one of the two another address: ${contact(key)}, or the same for ${holder}. The other one is then tried again by itself.`,
  } satisfies FailureKind<{ key: string; email: string; holder: string }>,
  EMAIL_AWAITED: {
    class: 'dependency', title: 'Another customer gives its e-mail up first', fixedBy: 'nobody', retryable: true,
    explain: (subject, { email, holder }) => `${subject} is to have the e-mail address ${email}, which customer ${holder} still has in the shop and gives up.`,
    remedy: ({ holder }) => `Nothing to do: it goes by itself once ${holder} has its new address. Look at ${holder} to see what holds it up.`,
  } satisfies FailureKind<{ email: string; holder: string }>,
  EMAIL_EXCHANGED: {
    class: 'duplicate', title: 'Customers exchange their e-mails', fixedBy: 'books',
    explain: (subject, { email, holder, ring }) => `${subject} takes the e-mail address ${email} of customer ${holder}, who takes another’s in turn (${ring}). In the shop each address opens an account with its orders: who reads the mail of one would come into the account of the other.`,
    remedy: ({ key, holder }) => `If the addresses were mixed up, correct them in ${contact(key)}, and the same for ${holder}. If the exchange is meant, edit ${key} here and send it with a third address: the others follow by themselves. Then retry ${key}, and it takes its own.`,
  } satisfies FailureKind<{ key: string; email: string; holder: string; /** "C-1 → C-2 → C-1" */ ring: string }>,
  EMAIL_TAKEN_IN_SHOP: {
    class: 'duplicate', title: 'The shop has that e-mail already', fixedBy: 'shop',
    explain: (subject, { email, targetId }) => `${subject} has the e-mail address ${email}, and the shop has ${targetId ? `another customer with it already (ID ${targetId})` : 'it already, of a customer that this website does not show, or with other accents'}.`,
    remedy: ({ linkable }) => (linkable
      ? 'Decide under Settings › Customers that exist already whether to link them, or change the e-mail address on one side, then retry.'
      : 'Change the e-mail address on one side, or delete the other customer in Magento if it is the same person, then retry.'),
    mendAt: ({ linkable }) => (linkable ? { setting: 'existing' } : null),
  } satisfies FailureKind<{ email: string; /** '' where it cannot be told. */ targetId: string; linkable: boolean }>,
  POSTCODE_MISSING: {
    class: 'missing', title: 'No postal code', fixedBy: 'books',
    explain: (subject, { country }) => `${subject} has no postal code, which addresses in ${country} must have.`,
    remedy: ({ key }) => `Enter the postal code in ${contact(key)} › Mailing address, then retry.`,
  } satisfies FailureKind<{ key: string; country: string }>,
  COUNTRY_MISSING: {
    class: 'missing', title: 'No country', fixedBy: 'books',
    explain: (subject) => `${subject} has an address without a country. Magento would drop the whole address without a word.`,
    remedy: ({ key }) => `Enter the country in ${contact(key)} › Mailing address, or set “Country when none is given” under Settings, then retry.`,
    mendAt: () => ({ setting: 'defaultCountry' }),
  } satisfies FailureKind<{ key: string }>,
  COUNTRY_UNKNOWN: {
    class: 'value', title: 'Country not known to the shop', fixedBy: 'books',
    explain: (subject, { country }) => `${subject} has the country “${country}”, which the shop does not know or does not allow.`,
    remedy: ({ key }) => `Correct the country in ${contact(key)} › Mailing address, or allow it in Magento under Stores › Configuration › General › Country Options, then retry.`,
  } satisfies FailureKind<{ key: string; country: string }>,
  REGION_UNKNOWN: {
    class: 'value', title: 'State or region not known to the shop', fixedBy: 'books',
    explain: (subject, { region, country }) => `${subject} has “${region}” as state, which is none of ${country}. Magento would store it as empty.`,
    remedy: ({ key, country }) => `Enter the state’s code or its full name as used in ${country}, in ${contact(key)} › Mailing address, then retry.`,
  } satisfies FailureKind<{ key: string; region: string; country: string }>,
  STREET_MISSING: {
    class: 'missing', title: 'No street', fixedBy: 'books',
    explain: (subject) => `${subject} has no street in its mailing address.`,
    remedy: ({ key }) => `Enter address line 1 in ${contact(key)} › Mailing address, then retry.`,
  } satisfies FailureKind<{ key: string }>,
  CITY_MISSING: {
    class: 'missing', title: 'No city', fixedBy: 'books',
    explain: (subject) => `${subject} has no city in its mailing address.`,
    remedy: ({ key }) => `Enter the city in ${contact(key)} › Mailing address, then retry.`,
  } satisfies FailureKind<{ key: string }>,
  TELEPHONE_MISSING: {
    class: 'missing', title: 'No telephone number', fixedBy: 'books',
    explain: (subject) => `${subject} has no telephone number, which the shop requires in every address.`,
    remedy: ({ key }) => `Enter a number in ${contact(key)} › Phone, or choose a placeholder under Settings › Names and addresses, then retry.`,
    mendAt: () => ({ setting: 'missingTelephone' }),
  } satisfies FailureKind<{ key: string }>,
  NAME_MISSING: {
    class: 'missing', title: 'No usable name', fixedBy: 'books',
    explain: (subject, { name }) => `${subject} has no name that Magento accepts${name ? ` (“${name}” has no letter or digit)` : ''}.`,
    remedy: ({ key }) => `Enter the customer’s name, or the contact’s first and last name, in ${contact(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; name: string }>,
  GROUP_UNMAPPED: {
    class: 'value', title: 'Customer type without a group', fixedBy: 'settings',
    explain: (subject, { type }) => `${subject} is of the type “${type}”, which has no Magento group.`,
    remedy: ({ type }) => `Open Settings › Groups and choose a group for “${type}”, save and retry.`,
    mendAt: ({ type }) => ({ setting: 'groupByType', row: type }),
  } satisfies FailureKind<{ type: string }>,
  GROUP_UNKNOWN: {
    class: 'value', title: 'The group is not in the shop', fixedBy: 'settings',
    explain: (subject, { group }) => `${subject} should go to the Magento group with ID ${group}, which the shop does not have.`,
    remedy: ({ setting }) => `Open Settings › ${groupSettings[setting]}, choose a group that exists, save and retry.`,
    mendAt: ({ setting, type }) => ({ setting, ...(setting === 'groupByType' ? { row: type } : {}) }),
  } satisfies FailureKind<{ group: string; setting: keyof typeof groupSettings; type: string }>,
  DELETED_IN_SHOP: {
    class: 'conflict', title: 'Deleted in the shop', fixedBy: 'shop',
    explain: (subject, { targetId }) => `${subject} was sent before as Magento customer ${targetId}, which somebody has deleted in the shop.`,
    remedy: () => 'Set “When it was deleted in the shop” to “Create it again” under Settings and retry, or set the customer inactive in Sage Intacct.',
    mendAt: () => ({ setting: 'deletedInShop' }),
  } satisfies FailureKind<{ targetId: string }>,
  STORED_DIFFERENTLY: {
    class: 'conflict', title: 'Magento stored something else', fixedBy: 'shop',
    explain: (subject, { differences }) => `Magento said that it saved ${subject.charAt(0).toLowerCase()}${subject.slice(1)}, but stored something else: ${differences}.`,
    remedy: () => 'Look at the record in Magento. A module or a setting of the shop changes or drops these values; mend it there, then retry.',
  } satisfies FailureKind<{ differences: string }>,
}

export const failCustomer = failuresOf(customerFailures)
