import { authServices } from './auth/services.ts'
import { attributeServices } from './catalog/services.ts'
import { setServices } from './catalog/set-services.ts'
import { bulkServices } from './bulk/services.ts'
import { categoryServices } from './categories/services.ts'
import { attributeServices as formServices } from './customers/attributes.ts'
import { customerServices } from './customers/services.ts'
import { directoryServices } from './directory/services.ts'
import { groupServices } from './groups/groups.ts'
import { priceServices } from './prices/services.ts'
import { tierPriceServices } from './prices/tier-services.ts'
import { mediaServices } from './products/media-services.ts'
import { productPartServices } from './products/part-services.ts'
import { productServices } from './products/services.ts'
import { cartServices } from './sales/cart-services.ts'
import { documentServices } from './sales/document-services.ts'
import { orderServices } from './sales/order-services.ts'
import type { Service } from './service.ts'
import { stockServices } from './stock/services.ts'
import { stocksServices } from './stock/stock-services.ts'
import { storeServices } from './stores/services.ts'
import { taxRateServices } from './taxes/rate-services.ts'
import { taxServices } from './taxes/taxes.ts'

/** All services that this shop has. */
export const services: Readonly<Record<string, Service>> = {
  ...authServices, ...storeServices, ...directoryServices, ...groupServices, ...taxServices, ...taxRateServices, ...customerServices, ...formServices, ...attributeServices, ...setServices, ...categoryServices,
  ...productServices, ...productPartServices, ...mediaServices, ...stockServices, ...stocksServices, ...priceServices, ...tierPriceServices, ...cartServices, ...orderServices, ...documentServices, ...bulkServices,
}
