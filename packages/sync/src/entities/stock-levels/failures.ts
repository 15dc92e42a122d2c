import { failuresOf, type FailureKind } from '../../failure.ts'

/** Everything that can be wrong with the stock of an item. */
export const stockFailures = {
  PRODUCT_MISSING: {
    class: 'dependency', title: 'The product is not in the shop yet', fixedBy: 'nobody', retryable: true,
    explain: (subject) => `${subject} has no product in the shop yet, so its stock has nowhere to go.`,
    remedy: ({ key }) => `Nothing to do if products are synced: it goes by itself once the product is there. Look at ${key} in the grid of products to see what holds it up.`,
  } satisfies FailureKind<{ key: string }>,
  PRODUCT_GONE: {
    class: 'conflict', title: 'The product was deleted in the shop', fixedBy: 'shop',
    explain: (subject, { productId }) => `${subject} belongs to the product with ID ${productId}, which is not in the shop any more. Magento would take the quantity without a word.`,
    remedy: () => 'Run the products process: it creates the product again or says why not. The stock then follows with the next change, or by Retry.',
  } satisfies FailureKind<{ productId: string }>,
  QUANTITY_NEGATIVE: {
    class: 'value', title: 'The quantity is below zero', fixedBy: 'books',
    explain: (subject, { quantity, source }) => `${subject} comes to ${quantity} for the source ${source}.`,
    remedy: ({ key }) => `Count ${key} and adjust it in Sage Intacct under Inventory Control, or let the settings send 0, then retry.`,
  } satisfies FailureKind<{ key: string; quantity: number; source: string }>,
  SOURCE_UNKNOWN: {
    class: 'connection', title: 'The source is not in the shop', fixedBy: 'settings',
    explain: (_, { source }) => `The settings send stock to the source “${source}”, which the shop does not have.`,
    remedy: () => 'Open Settings › Where it goes, choose a source that exists, save and run again.',
  } satisfies FailureKind<{ source: string }>,
}

export const failStock = failuresOf(stockFailures)
