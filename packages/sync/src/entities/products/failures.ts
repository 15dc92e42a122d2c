import { failuresOf, type FailureKind } from '../../failure.ts'

const inBooks = (key: string) => `Sage Intacct under Inventory Control › Items › ${key}`

/** Everything that can be wrong with an item. */
export const productFailures = {
  SKU_TOO_LONG: {
    class: 'too-large', title: 'The SKU is too long', fixedBy: 'books',
    explain: (subject, { sku, length }) => `${subject} has the SKU “${sku}” with ${length} characters. Magento holds 64.`,
    remedy: ({ key }) => `Map the SKU to a field with a shorter number under Mapping, or give the item a shorter ID in ${inBooks(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; sku: string; length: number }>,
  SKU_MISSING: {
    class: 'missing', title: 'No SKU', fixedBy: 'books',
    explain: (subject, { field }) => `${subject} has nothing in ${field}, which the mapping uses as SKU.`,
    remedy: ({ key, field }) => `Fill ${field} in ${inBooks(key)}, or map the SKU to the item ID, then retry.`,
  } satisfies FailureKind<{ key: string; field: string }>,
  SKU_CHARACTERS: {
    class: 'value', title: 'The SKU has characters that the shop cannot hold', fixedBy: 'books',
    explain: (subject, { sku }) => `${subject} has the SKU “${sku}” with characters that Magento’s database turns into question marks, or with line breaks.`,
    remedy: ({ key }) => `Change the item ID in ${inBooks(key)}, or map the SKU to another field, then retry.`,
  } satisfies FailureKind<{ key: string; sku: string }>,
  SKU_DUPLICATE: {
    class: 'duplicate', title: 'SKU used by another item', fixedBy: 'books',
    explain: (subject, { sku, holder }) => `${subject} has the SKU “${sku}”, and so has item ${holder}. Magento does not tell capital letters from small ones: one would overwrite the other.`,
    remedy: ({ key }) => `Give one of the two another ID, for example in ${inBooks(key)}, or another SKU under Mapping, then retry.`,
  } satisfies FailureKind<{ key: string; sku: string; holder: string }>,
  SKU_TAKEN_IN_SHOP: {
    class: 'duplicate', title: 'The shop has that SKU already', fixedBy: 'shop',
    explain: (subject, { sku, targetId }) => `${subject} has the SKU “${sku}”, and the shop has a product with it already (ID ${targetId}) that is not linked to the books.`,
    remedy: () => 'Decide under Settings › When the shop has that SKU already whether to link them, or change the SKU on one side, then retry.',
    mendAt: () => ({ setting: 'existing' }),
  } satisfies FailureKind<{ sku: string; targetId: string }>,
  SKU_CHANGED: {
    class: 'conflict', title: 'The SKU has changed', fixedBy: 'shop',
    explain: (subject, { before, after }) => `${subject} is linked to the product “${before}”, but its SKU is now “${after}”. Magento’s REST API cannot rename a product.`,
    remedy: ({ before }) => `Change the SKU of “${before}” in Magento under Catalog › Products, then retry. If two products exchange their SKUs, one takes a third for a moment there. Or delete that product there, and it is created again under its new SKU.`,
  } satisfies FailureKind<{ before: string; after: string }>,
  NAME_MISSING: {
    class: 'missing', title: 'No name', fixedBy: 'books',
    explain: (subject) => `${subject} has no name.`,
    remedy: ({ key }) => `Enter the name in ${inBooks(key)}, then retry.`,
  } satisfies FailureKind<{ key: string }>,
  PRICE_MISSING: {
    class: 'missing', title: 'No price', fixedBy: 'books',
    explain: (subject, { list }) => (list ? `${subject} is not in the price list “${list}”.` : `${subject} has no base price.`),
    remedy: ({ key, list }) => `Enter ${list ? `it in the price list ${list}` : 'the base price'} in ${inBooks(key)}, or choose what happens under Settings › An item without a price, then retry.`,
    mendAt: () => ({ setting: 'noPrice' }),
  } satisfies FailureKind<{ key: string; list: string }>,
  PRICE_INVALID: {
    class: 'value', title: 'Not a price', fixedBy: 'books',
    explain: (subject, { price }) => `${subject} has “${price}” as price. Magento takes a number of 0 or more.`,
    remedy: ({ key }) => `Correct the price in ${inBooks(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; price: string }>,
  FAMILY_MISSING: {
    class: 'dependency', title: 'Its product line has no category yet', fixedBy: 'nobody', retryable: true,
    explain: (subject, { family }) => `${subject} belongs to the product line ${family}, which has no category in the shop yet.`,
    remedy: ({ family }) => `Nothing to do if product families are synced: it goes by itself once ${family} is there. Look at ${family} in the grid of product families to see what holds it up.`,
  } satisfies FailureKind<{ family: string }>,
  TAX_CLASS_UNKNOWN: {
    class: 'value', title: 'The tax class is not in the shop', fixedBy: 'settings',
    explain: (subject, { id }) => `${subject} should have the tax class with ID ${id}, which the shop does not have.`,
    remedy: () => 'Open Settings › Prices and taxes, choose a class that exists, save and retry.',
    mendAt: () => ({ setting: 'taxClassByGroup' }),
  } satisfies FailureKind<{ id: string }>,
  ATTRIBUTE_UNKNOWN: {
    class: 'value', title: 'The shop does not have that attribute', fixedBy: 'settings',
    explain: (subject, { attribute }) => `${subject} cannot be written: the mapping fills the attribute ${attribute}, which the shop does not have, or not in the chosen attribute set. Magento would drop the value without a word.`,
    remedy: ({ attribute }) => `Create ${attribute} in Magento under Stores › Attributes › Product and add it to the attribute set, or remove it under Mapping, then retry.`,
    mendAt: ({ attribute }) => ({ mapping: `custom_attributes.${attribute}` }),
  } satisfies FailureKind<{ attribute: string }>,
  OPTION_UNKNOWN: {
    class: 'value', title: 'The attribute has no such option', fixedBy: 'shop',
    explain: (subject, { attribute, value }) => `${subject} has “${value}” for ${attribute}, which is none of the options that the shop has.`,
    remedy: ({ attribute, value }) => `Add “${value}” to the options of ${attribute} in Magento under Stores › Attributes › Product, or map it to one that is there under Mapping, then retry.`,
    mendAt: ({ attribute, value }) => ({ mapping: `custom_attributes.${attribute}`, row: value }),
  } satisfies FailureKind<{ attribute: string; value: string }>,
  ATTRIBUTE_VALUE: {
    class: 'value', title: 'The value does not fit the attribute', fixedBy: 'books',
    explain: (subject, { attribute, value, wanted }) => `${subject} has “${value}” for ${attribute}, which is not ${wanted}. The shop keeps ${wanted} there.`,
    remedy: ({ attribute, wanted }) => `Correct the value in Sage Intacct, or map ${attribute} under Mapping to a field that holds ${wanted}, then retry.`,
  } satisfies FailureKind<{ attribute: string; value: string; wanted: string }>,
  URL_KEY_TAKEN: {
    class: 'duplicate', title: 'The address is taken', fixedBy: 'shop', retryable: true,
    explain: (subject, { urlKey }) => `${subject} cannot be saved: another product of the shop has the address “${urlKey}”.`,
    remedy: () => 'If that product gives the address up, nothing is to be done: it is tried again by itself. Otherwise find the product with that URL key in Magento under Catalog › Products and change it, then retry. Where two items exchange their addresses, edit one of them here and send it with a third URL key: the other follows by itself; then retry the first.',
  } satisfies FailureKind<{ urlKey: string }>,
  PRODUCT_DELETED_IN_SHOP: {
    class: 'conflict', title: 'Deleted in the shop', fixedBy: 'shop',
    explain: (subject, { targetId }) => `${subject} was sent before as product ${targetId}, which somebody has deleted in the shop.`,
    remedy: () => 'Set “When it was deleted in the shop” to “Create it again” under Settings and retry, or set the item inactive in Sage Intacct.',
    mendAt: () => ({ setting: 'deletedInShop' }),
  } satisfies FailureKind<{ targetId: string }>,
  PRODUCT_GONE_MEANWHILE: {
    class: 'conflict', title: 'Deleted or renamed while it was written', fixedBy: 'nobody', retryable: true,
    explain: (subject, { sku }) => `The shop has no product with the SKU “${sku}” any more, to which the price of ${subject.charAt(0).toLowerCase()}${subject.slice(1)} was sent. It was there a moment before.`,
    remedy: () => 'Nothing to do: it is tried again by itself, and the product is looked up anew. Retry to try at once.',
  } satisfies FailureKind<{ sku: string }>,
  BULK_NOT_WORKED_OFF: {
    class: 'intermittent', title: 'The shop does not work off its queue', fixedBy: 'shop', retryable: true,
    explain: (subject) => `${subject} was handed to the shop’s bulk door, and the shop has not touched it yet. Its consumers do not seem to run.`,
    remedy: () => 'Ask whoever runs the shop to start the consumer async.operations.all (bin/magento queue:consumers:start, or cron_consumers_runner in app/etc/env.php). What was handed over is then done, and noticed here by itself. Or choose “One by one” under Settings.',
  } satisfies FailureKind<Record<string, never>>,
}

export const failProduct = failuresOf(productFailures)
