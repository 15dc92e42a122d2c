const item = (sku, name, price) => ({
  before: 600, method: 'POST', path: '/rest/V1/products',
  body: { product: { sku, name, price, attribute_set_id: 4, status: 1, visibility: 4, type_id: 'simple', weight: 1, extension_attributes: { website_ids: [1], stock_item: { qty: 100_000, is_in_stock: true, manage_stock: true } } } },
})

/** What was done between the recorded exchanges without being kept, for a folder that comes without its `setup.json`: three products, and orders. */
export const recordedSetup = [
  item('ORD-A', 'Order Item A', 10), item('ORD-B', 'Order Item B', 25.5), item('ORD-C', 'Order Item C', 7.25),
  { before: 650, order: [['ORD-A', 2], ['ORD-C', 1]] },
  { before: 655, order: [['ORD-A', 1]] },
  { before: 665, order: [['ORD-A', 2], ['ORD-B', 1]] },
  { before: 680, order: [['ORD-A', 1]], note: 'order 5, billed twice at the same moment' },
  { before: 680, order: [['ORD-A', 5]] },
]
