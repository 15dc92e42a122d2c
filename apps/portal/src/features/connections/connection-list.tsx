import { BookOpenText, Plus, Store } from 'lucide-react'
import Link from 'next/link'
import { LinkButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { formatCount } from '#ui/count.tsx'
import { RelativeTime } from '#ui/time.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import type { ConnectionView } from './connection-view.ts'

const systems = { intacct: { title: 'Sage Intacct', icon: BookOpenText }, magento: { title: 'Magento', icon: Store } }

/** Where a connection leads: company and entity, or the shop's host. */
export function connectionPlace({ system, settings }: Pick<ConnectionView, 'system' | 'settings'>): string {
  if (system === 'intacct') return [settings.companyId, settings.entityId && settings.entityId !== '0' ? `entity ${settings.entityId}` : 'top level'].filter(Boolean).join(', ')
  return settings.baseUrl?.replace(/^https?:\/\//, '') ?? ''
}

/** The connections of one tenant, side by side: books and shop. */
export function ConnectionList({ tenant, connections, mayEdit }: { tenant: string; connections: ConnectionView[]; mayEdit: boolean }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {(['intacct', 'magento'] as const).map((system) => {
        const { title, icon: Icon } = systems[system]
        const own = connections.filter((connection) => connection.system === system)
        return (
          <Card key={system} flush title={<span className="flex items-center gap-2"><Icon className="size-4 text-ink-soft" aria-hidden />{title}</span>}
            actions={mayEdit ? <LinkButton size="sm" variant="ghost" className="-my-1 -mr-1.5" icon={<Plus />} href={`/${tenant}/connections/new?system=${system}`}>Add</LinkButton> : null}>
            {own.length ? (
              <ul className="mt-1 divide-y divide-line border-t border-line">{own.map((connection) => <Row key={connection.id} tenant={tenant} connection={connection} />)}</ul>
            ) : (
              <p className="px-4 pt-1 pb-4 text-sm text-ink-soft text-pretty">
                {system === 'intacct' ? 'No books are connected yet. You need a Web Services sender and user.' : 'No shop is connected yet. You need an integration with its four keys.'}
              </p>
            )}
          </Card>
        )
      })}
    </div>
  )
}

function Row({ tenant, connection }: { tenant: string; connection: ConnectionView }) {
  const failed = connection.lastTest?.checks.find((check) => check.state === 'failed')
  return (
    <li className="relative px-4 py-3 transition-colors duration-100 last:rounded-b-xl hover:bg-subtle">
      <div className="flex flex-wrap items-center gap-x-3">
        <Link href={`/${tenant}/connections/${connection.id}`} className="min-w-0 grow truncate font-medium after:absolute after:inset-0">{connection.name}</Link>
        <ConnectionMark connection={connection} className="text-sm" />
      </div>
      <p className="mt-0.5 truncate font-mono text-sm text-ink-soft">{connectionPlace(connection)}</p>
      {failed ? <p className="mt-1 text-sm text-pretty text-failed">{failed.message}</p> : null}
      <p className="mt-1.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
        <span>{connection.lastTestAt ? <>Tested <RelativeTime at={connection.lastTestAt} /></> : 'Not tested since it was changed'}</span>
        {connection.system === 'intacct' ? <span className="figures">{formatCount(connection.calls.used)}{connection.monthlyCap === null ? '' : ` of ${formatCount(connection.monthlyCap)}`} calls this month</span> : null}
      </p>
    </li>
  )
}
