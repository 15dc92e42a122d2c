interface ServiceName { contract: string; model: string; method: string }

const named = (module: string, contract: string, model: string, method: string): ServiceName => (
  { contract: ['Magento', module, 'Api', `${contract}Interface`].join('\\'), model: ['Magento', module, 'Model', model, 'Interceptor'].join('\\'), method })

/** The classes behind the routes that are called in bulk; they show in topics and results. */
const services: Record<string, ServiceName> = {
  'POST /V1/products': named('Catalog', 'ProductRepository', 'ProductRepository', 'save'),
  'PUT /V1/products/:sku': named('Catalog', 'ProductRepository', 'ProductRepository', 'save'),
  'DELETE /V1/products/:sku': named('Catalog', 'ProductRepository', 'ProductRepository', 'deleteById'),
  'POST /V1/categories': named('Catalog', 'CategoryRepository', 'CategoryRepository', 'save'),
  'PUT /V1/categories/:id': named('Catalog', 'CategoryRepository', 'CategoryRepository', 'save'),
  'POST /V1/products/base-prices': named('Catalog', 'BasePriceStorage', String.raw`Product\Price\BasePriceStorage`, 'update'),
  'POST /V1/products/tier-prices': named('Catalog', 'TierPriceStorage', String.raw`Product\Price\TierPriceStorage`, 'update'),
  'PUT /V1/products/tier-prices': named('Catalog', 'TierPriceStorage', String.raw`Product\Price\TierPriceStorage`, 'replace'),
  'POST /V1/products/special-price': named('Catalog', 'SpecialPriceStorage', String.raw`Product\Price\SpecialPriceStorage`, 'update'),
  'POST /V1/customers': named('Customer', 'AccountManagement', 'AccountManagement', 'createAccount'),
  'PUT /V1/customers/:customerId': named('Customer', 'CustomerRepository', String.raw`ResourceModel\CustomerRepository`, 'save'),
  'DELETE /V1/customers/:customerId': named('Customer', 'CustomerRepository', String.raw`ResourceModel\CustomerRepository`, 'deleteById'),
  'POST /V1/customerGroups': named('Customer', 'GroupRepository', String.raw`ResourceModel\GroupRepository`, 'save'),
  'POST /V1/inventory/source-items': { ...named('Inventory', 'SourceItemsSave', String.raw`SourceItem\Command\SourceItemsSave`, 'execute'), contract: String.raw`Magento\InventoryApi\Api\SourceItemsSaveInterface` },
  'POST /V1/order/:orderId/invoice': named('Sales', 'InvoiceOrder', 'InvoiceOrder', 'execute'),
  'POST /V1/order/:orderId/ship': named('Sales', 'ShipOrder', 'ShipOrder', 'execute'),
}

const nameOf = (route: string): ServiceName => services[route] ?? named('Webapi', route.replace(/[^A-Za-z]+/g, ''), route.replace(/[^A-Za-z]+/g, ''), 'execute')

/** `async.magento.catalog.api.productrepositoryinterface.save.post` */
export function topicOf(method: string, path: string): string {
  const { contract, method: called } = nameOf(`${method} ${path}`)
  return `async.${contract.replaceAll('\\', '.')}.${called}.${method}`.toLowerCase()
}

export function successOf(method: string, path: string): string {
  const { model, method: called } = nameOf(`${method} ${path}`)
  return `Service execution success ${model}::${called}`
}
