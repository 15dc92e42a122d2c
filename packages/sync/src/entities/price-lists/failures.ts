import { failuresOf, type FailureKind } from '../../failure.ts'

const inBooks = (list: string) => `Sage Intacct under Order Entry › Setup › Price lists › ${list}`

/** Everything that can be wrong with an entry of a price list. */
export const priceFailures = {
  PRODUCT_MISSING: {
    class: 'dependency', title: 'The product is not in the shop yet', fixedBy: 'nobody', retryable: true,
    explain: (subject, { item }) => `${subject} is for item ${item}, which has no product in the shop yet.`,
    remedy: ({ item }) => `Nothing to do if products are synced: it goes by itself once the product is there. Look at ${item} in the grid of products to see what holds it up.`,
  } satisfies FailureKind<{ item: string }>,
  PRODUCT_GONE: {
    class: 'conflict', title: 'The product was deleted in the shop', fixedBy: 'shop',
    explain: (subject, { productId }) => `${subject} belongs to the product with ID ${productId}, which is not in the shop any more.`,
    remedy: () => 'Run the products process: it creates the product again or says why not. Then retry.',
  } satisfies FailureKind<{ productId: string }>,
  PRICE_INVALID: {
    class: 'value', title: 'Not a price', fixedBy: 'books',
    explain: (subject, { value }) => `${subject} has “${value}” as value. Magento takes a number of 0 or more, and a discount of at most 100.`,
    remedy: ({ list }) => `Correct the value in ${inBooks(list)}, then retry.`,
  } satisfies FailureKind<{ list: string; value: string }>,
  ENTRIES_OVERLAP: {
    class: 'duplicate', title: 'Two entries hold at the same time', fixedBy: 'books',
    explain: (subject, { holder }) => `${subject} and ${holder} give the same item two prices for the same group and quantity, and both hold today.`,
    remedy: ({ list }) => `Let one of the two end before the other begins, in ${inBooks(list)}. The other one is then tried again by itself.`,
  } satisfies FailureKind<{ list: string; holder: string }>,
  ENTRY_AWAITED: {
    class: 'dependency', title: 'Another entry leaves its place first', fixedBy: 'nobody', retryable: true,
    explain: (subject, { holder }) => `${subject} takes the place of ${holder} (its item, group and quantity), which moves to another one.`,
    remedy: ({ holder }) => `Nothing to do: it goes by itself once ${holder} has moved. Look at ${holder} to see what holds it up.`,
  } satisfies FailureKind<{ holder: string }>,
  ENTRIES_EXCHANGED: {
    class: 'duplicate', title: 'Entries have changed places', fixedBy: 'books',
    explain: (subject, { ring }) => `${subject} takes the place of another entry (its item, group and quantity), which takes that of another in turn: ${ring}. Written one after the other, one would take the other’s price away again.`,
    remedy: ({ list, key }) => `In ${inBooks(list)}, end ${key}, or set it inactive, and run: the others follow by themselves. Then let it begin again, and run once more.`,
  } satisfies FailureKind<{ list: string; key: string; ring: string }>,
  GROUP_UNKNOWN: {
    class: 'value', title: 'The customer group is not in the shop', fixedBy: 'settings',
    explain: (subject, { group }) => `${subject} should be a tier price of the customer group “${group}”, which the shop does not have.`,
    remedy: () => 'Open Settings › Price lists, choose a group that exists, save and retry.',
    mendAt: () => ({ setting: 'targetByList' }),
  } satisfies FailureKind<{ group: string }>,
}

export const failPrice = failuresOf(priceFailures)
