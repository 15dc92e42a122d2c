/** What the segments of a path stand for: `:kind` is an identity of that kind, `*` anything. The first that fits counts. */
const paths = [
  'customers/addresses/:address', 'customers/search', 'customers/:customer', 'addresses/:address', 'customerGroups/search', 'customerGroups/default', 'customerGroups/:group',
  'taxClasses/search', 'taxClasses/:taxClass', 'categories/list', 'categories/attributes', 'categories/:category', 'orders/items/:orderItem', 'orders/create', 'orders/:order', 'order/:order',
  'invoices/comments', 'invoices/:invoice', 'invoice/:invoice', 'shipment/track', 'shipment/:shipment', 'creditmemo/:creditmemo', 'guest-carts/:cart/items/:cartItem', 'guest-carts/:cart',
  'bulk/:bulk', 'products/*/stockItems/:stockItem', 'products/*/media/:media', 'products/attributes/*/options/:option', 'products/attribute-sets/groups', 'products/attribute-sets/sets',
  'products/attribute-sets/:attributeSet',
].map((path) => path.split('/'))

/** What the answer of a route is about: the kind of its `id` or `entity_id`, or of a bare number. */
const roots = {
  customers: 'customer', addresses: 'address', customerGroups: 'group', taxClasses: 'taxClass', categories: 'category', products: 'product', orders: 'order', invoices: 'invoice',
  shipments: 'shipment', creditmemos: 'creditmemo', 'guest-carts': 'cart', shipment: 'shipment', creditmemo: 'creditmemo',
}

/** Keys that hold an identity wherever they stand. */
const keys = {
  customer_id: 'customer', default_billing: 'address', default_shipping: 'address', category_id: 'category', product_id: 'product', order_id: 'order', order_item_id: 'orderItem',
  invoice_id: 'invoice', billing_address_id: 'orderAddress', shipping_address_id: 'orderAddress', quote_id: 'quote', quote_item_id: 'quoteItem', bulk_uuid: 'bulk', bulk_id: 'bulk', attribute_set_id: 'attributeSet',
  attribute_group_id: 'attributeGroup', attribute_id: 'attribute', shipment_id: 'shipment', bulkUuid: 'bulk',
}

/** What the `id` of things under these keys stands for. */
const under = {
  addresses: 'address', media_gallery_entries: 'media', status_histories: 'orderComment', comments: 'comment', tracks: 'track', billing_address: 'orderAddress', shipping_address: 'orderAddress',
  address: 'orderAddress', payment: 'payment', statusHistory: 'orderComment', children_data: 'category', category: 'category', customer: 'customer', product: 'product', entry: 'media',
  operations_list: undefined, search_criteria: undefined, stock_item: 'stockItem', region: undefined,
}

export const stripped = (path) => path.replace(/^\/rest\/(?:[\w-]+\/)*?(?:bulk\/)?V1\//, '').split('?')[0]

/** The kinds of a path's segments, by position. */
export function kindsOfPath(path) {
  const segments = stripped(path).split('/')
  const pattern = paths.find((one) => one.length <= segments.length && one.every((part, at) => part === '*' || part.startsWith(':') || part === segments[at]))
  return (pattern ?? []).map((part) => (part.startsWith(':') ? part.slice(1) : null))
}

/** What the answer to this request is about. */
export function rootKind(path) {
  const [first, , third, fourth] = stripped(path).split('/')
  if (third === 'media') return 'media'
  if (third === 'items' && first === 'guest-carts') return 'cartItem'
  if (third === 'payment-information') return 'order'
  if (first === 'orders' && stripped(path).startsWith('orders/items')) return 'orderItem'
  if (first === 'order') return { invoice: 'invoice', ship: 'shipment', refund: 'creditmemo' }[third]
  if (third === 'comments') return first === 'orders' ? 'orderComment' : 'comment'
  if (first === 'invoices' && stripped(path).includes('comments')) return 'comment'
  if (third?.endsWith('Address') || stripped(path).startsWith('customers/addresses')) return 'address'
  if (first === 'products' && fourth === 'options') return 'option'
  if (first === 'products' && (stripped(path).split('/')[1] ?? '').startsWith('attribute')) return undefined
  if (first === 'stockItems') return undefined
  return roots[first]
}

/** The kind of identity that stands under `key`, where what holds it is of `kind`. */
export function kindOfKey(key, kind) {
  if (key === 'id' || key === 'entity_id') return kind
  if (key === 'item_id') return kind === 'order' || kind === 'orderItem' ? 'orderItem' : kind === 'cartItem' || kind === 'cart' ? 'cartItem' : 'stockItem'
  if (key === 'parent_id') return { category: 'category', order: 'order', orderComment: 'order', orderAddress: 'order', comment: 'invoice', payment: 'order', invoice: 'invoice', shipment: 'shipment' }[kind]
  if (key === 'group_id') return kind === 'customer' ? 'group' : undefined
  return keys[key]
}

/** What things under `key` are of, inside something of `kind`. */
export function kindUnder(key, kind) {
  if (key === 'items') return { order: 'orderItem', invoice: 'invoiceItem', shipment: 'shipmentItem', creditmemo: 'creditmemoItem' }[kind] ?? kind
  return Object.hasOwn(under, key) ? under[key] : kind
}
