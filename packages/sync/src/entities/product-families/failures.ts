import { failuresOf, type FailureKind } from '../../failure.ts'

const line = (key: string) => `Sage Intacct under Inventory Control › Setup › Product lines › ${key}`

/** Everything that can be wrong with a product line. */
export const familyFailures = {
  FAMILY_IN_CYCLE: {
    class: 'conflict', title: 'Product lines are each other’s parents', fixedBy: 'books',
    explain: (subject, { cycle }) => `${subject} is its own ancestor: ${cycle}. A category cannot lie below itself.`,
    remedy: ({ key }) => `Clear or change the parent line of one of them, for example in ${line(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; cycle: string }>,
  FAMILY_PARENT_MISSING: {
    class: 'missing', title: 'The parent line does not exist', fixedBy: 'books',
    explain: (subject, { parent }) => `${subject} has the parent line “${parent}”, which is not in Sage Intacct, or which the Web Services user cannot see.`,
    remedy: ({ key }) => `Choose an existing parent line, or none, in ${line(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; parent: string }>,
  FAMILY_WAITS_FOR_PARENT: {
    class: 'dependency', title: 'Its parent is not in the shop yet', fixedBy: 'nobody', retryable: true,
    explain: (subject, { parent }) => `${subject} waits for its parent line ${parent}, which has no category in the shop yet.`,
    remedy: ({ parent }) => `Nothing to do here: it follows by itself once ${parent} is there. Look at ${parent} to see what holds it up.`,
  } satisfies FailureKind<{ parent: string }>,
  FAMILY_NAME_TAKEN: {
    class: 'duplicate', title: 'Two product lines of one name under one parent', fixedBy: 'books',
    explain: (subject, { name, holder }) => `${subject} is called “${name}”, and so is product line ${holder} under the same parent. Their categories would have the same address in the shop.`,
    remedy: ({ key }) => `Give one of the two another description, for example in ${line(key)}, or another parent. The other one is then tried again by itself.`,
  } satisfies FailureKind<{ key: string; name: string; holder: string }>,
  FAMILY_NAME_AWAITED: {
    class: 'dependency', title: 'Another product line gives its name up first', fixedBy: 'nobody', retryable: true,
    explain: (subject, { name, holder }) => `${subject} is called “${name}”, as the category of product line ${holder} still is under the same parent.`,
    remedy: ({ holder }) => `Nothing to do: it goes by itself once ${holder} has its new name or place. Look at ${holder} to see what holds it up.`,
  } satisfies FailureKind<{ name: string; holder: string }>,
  FAMILY_NAMES_EXCHANGED: {
    class: 'duplicate', title: 'Product lines exchange the addresses of their categories', fixedBy: 'books',
    explain: (subject, { name, holder, ring }) => `${subject} (“${name}”) takes the address of the category of product line ${holder}, which takes another’s in turn: ${ring}. The shop has no moment in which two categories under one parent have one address.`,
    remedy: ({ key }) => `Edit ${key} here and send it under a third name, or with a third URL key: the others follow by themselves. Then retry ${key}, and it takes its own. Where only the names are exchanged, “Keep the address” under Settings › When a product line is renamed lets them go at once.`,
    mendAt: () => ({ setting: 'urlKey' }),
  } satisfies FailureKind<{ key: string; name: string; holder: string; ring: string }>,
  FAMILY_NAME_WITHOUT_URL_KEY: {
    class: 'value', title: 'The name makes no address', fixedBy: 'books',
    explain: (subject, { name }) => `${subject} is called “${name}”. The shop makes a category’s address of the Latin letters and digits in its name, and finds none.`,
    remedy: ({ key }) => `Give it a description with Latin letters or digits in ${line(key)}, or fill “URL key” under Mapping, then retry.`,
  } satisfies FailureKind<{ key: string; name: string }>,
  FAMILY_URL_KEY_TAKEN: {
    class: 'duplicate', title: 'The shop has a category with that address there', fixedBy: 'shop',
    explain: (subject, { name }) => `${subject} (“${name}”) cannot be saved: the shop has another category with the same address under that parent.`,
    remedy: () => 'In Magento under Catalog › Categories, look for a sibling with the same URL key (Search Engine Optimization) and change it, or give the product line another description, then retry.',
  } satisfies FailureKind<{ name: string }>,
  FAMILY_IN_SHOP_ALREADY: {
    class: 'duplicate', title: 'The shop has a category of that name there', fixedBy: 'shop',
    explain: (subject, { name, targetId }) => `${subject} is called “${name}”, and the shop has a category of that name under the same parent (ID ${targetId}) that is not linked to the books.`,
    remedy: () => 'Decide under Settings › Categories that exist already whether to link them, or rename one of the two, then retry.',
    mendAt: () => ({ setting: 'existing' }),
  } satisfies FailureKind<{ name: string; targetId: string }>,
  FAMILY_DELETED_IN_SHOP: {
    class: 'conflict', title: 'Deleted in the shop', fixedBy: 'shop',
    explain: (subject, { targetId }) => `${subject} was sent before as category ${targetId}, which somebody has deleted in the shop.`,
    remedy: () => 'Set “When it was deleted in the shop” to “Create it again” under Settings and retry, or set the product line inactive in Sage Intacct.',
    mendAt: () => ({ setting: 'deletedInShop' }),
  } satisfies FailureKind<{ targetId: string }>,
  FAMILY_MOVE_REFUSED: {
    class: 'conflict', title: 'The category could not be moved', fixedBy: 'shop',
    explain: (subject, { parent }) => `${subject} has a new parent line, but Magento did not move its category below ${parent}. A category there most likely has the same address.`,
    remedy: () => 'In Magento under Catalog › Categories, look for a category with the same URL key below the new parent, change one of the two, then retry.',
  } satisfies FailureKind<{ parent: string }>,
  ROOT_CATEGORY_MISSING: {
    class: 'connection', title: 'The chosen root category is not in the shop', fixedBy: 'settings',
    explain: (_, { id }) => `The category with ID ${id}, under which product lines are to become categories, is not in the shop.`,
    remedy: () => 'Open Settings › Under this category, choose one that exists, save and run again.',
  } satisfies FailureKind<{ id: string }>,
}

export const failFamily = failuresOf(familyFailures)
