import type { Directory } from '@causeway/sync/connections'
import type { Directories } from '../../settings/directory-choices.ts'
import type { ProcessHere } from './process-here.ts'

/** What the two connections of a process offer for its forms. */
export function directoriesOf(tenantSlug: string, { process: { integration } }: ProcessHere): Directories {
  const side = (connection: { id: string; name: string; directory: unknown }) => ({
    name: connection.name, href: `/${tenantSlug}/connections/${connection.id}`, lists: connection.directory as Directory,
  })
  return { intacct: side(integration.intacct), magento: side(integration.magento) }
}
