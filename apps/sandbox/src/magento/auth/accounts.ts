/** Which resources of the access list somebody may use: all, or the ones named (`Magento_Customer::customer`). */
export type Granted = 'all' | readonly string[]

export interface Administrator { id: number; username: string; password: string; resources: Granted }

/** An integration as the shop's administrator made it under System › Integrations. */
export interface Integration {
  id: number
  name: string
  consumerKey: string
  consumerSecret: string
  accessToken: string
  accessTokenSecret: string
  resources: Granted
}

export interface Accounts { administrators: readonly Administrator[]; integrations: readonly Integration[] }

/** Who asks. A guest may use what is open to everybody. */
export interface Principal { kind: 'guest' | 'administrator' | 'integration'; id: number; resources: Granted; signed: boolean }
export const guest: Principal = { kind: 'guest', id: 0, resources: [], signed: false }

export const mayUse = ({ resources }: Principal, resource: string) => resource === 'anonymous' || resources === 'all' || resources.includes(resource)
