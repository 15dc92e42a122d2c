import { authServices } from './auth/services.ts'
import { attributeServices } from './catalog/services.ts'
import { bulkServices } from './bulk/services.ts'
import { categoryServices } from './categories/services.ts'
import { attributeServices as formServices } from './customers/attributes.ts'
import { customerServices } from './customers/services.ts'
import { directoryServices } from './directory/services.ts'
import { groupServices } from './groups/groups.ts'
import { priceServices } from './prices/services.ts'
import { tierPriceServices } from './prices/tier-services.ts'
import { mediaServices } from './products/media-services.ts'
import { productServices } from './products/services.ts'
import { cartServices } from './sales/cart-services.ts'
import { documentServices } from './sales/document-services.ts'
import { orderServices } from './sales/order-services.ts'
import type { Service } from './service.ts'
import { stockServices } from './stock/services.ts'
import { storeServices } from './stores/services.ts'
import { taxServices } from './taxes/taxes.ts'

/** All services that this shop has. */
export const services: Readonly<Record<string, Service>> = {
  ...authServices, ...storeServices, ...directoryServices, ...groupServices, ...taxServices, ...customerServices, ...formServices, ...attributeServices, ...categoryServices,
  ...productServices, ...mediaServices, ...stockServices, ...priceServices, ...tierPriceServices, ...cartServices, ...orderServices, ...documentServices, ...bulkServices,
}
