import { authServices } from './auth/services.ts'
import { attributeServices } from './customers/attributes.ts'
import { customerServices } from './customers/services.ts'
import { directoryServices } from './directory/services.ts'
import { groupServices } from './groups/groups.ts'
import type { Service } from './service.ts'
import { storeServices } from './stores/services.ts'
import { taxServices } from './taxes/taxes.ts'

/** All services that this shop has. */
export const services: Readonly<Record<string, Service>> = { ...authServices, ...storeServices, ...directoryServices, ...groupServices, ...taxServices, ...customerServices, ...attributeServices }
