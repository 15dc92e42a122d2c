import { Cable, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ConnectionList } from '#features/connections/connection-list.tsx'
import { IntegrationCard } from '#features/connections/integration-card.tsx'
import { NewIntegration } from '#features/connections/new-integration.tsx'
import { connectionViews } from '#features/connections/server/connection-views.ts'
import { integrationViews } from '#features/connections/server/integrations.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, db, member } = await tenantPage(params)
  const [connections, integrations] = await Promise.all([connectionViews(db), integrationViews(db)])
  const mayEdit = member.may('connections')
  const of = (system: 'intacct' | 'magento') => connections.filter((connection) => connection.system === system).map(({ id, name }) => ({ id, name }))
  const mayPair = mayEdit && of('intacct').length > 0 && of('magento').length > 0
  return (
    <>
      <PageHeader title="Connections" description="How Causeway signs in to your books and your shop, and which of them belong together."
        actions={mayEdit && connections.length ? <LinkButton variant={mayPair && !integrations.length ? 'secondary' : 'primary'} icon={<Plus />} href={`/${tenant.slug}/connections/new`}>New connection</LinkButton> : null} />
      <div className="grid gap-8 px-4 py-6 sm:px-6">
        {connections.length ? <ConnectionList tenant={tenant.slug} connections={connections} mayEdit={mayEdit} /> : (
          <EmptyState icon={<Cable />} title="Connect your books first, then your shop"
            action={mayEdit ? <LinkButton variant="primary" href={`/${tenant.slug}/connections/new?system=intacct`}>Connect Sage Intacct</LinkButton> : null}>
            {mayEdit ? 'Have the Web Services sender and user of your company at hand. The form says where to find each value.' : 'An administrator of this organisation can do that.'}
          </EmptyState>
        )}
        {connections.length ? (
          <section aria-labelledby="integrations">
            <div className="mb-3 flex flex-wrap items-end gap-3">
              <div className="min-w-0 grow">
                <h2 id="integrations" className="text-lg font-semibold">Integrations</h2>
                <p className="text-sm text-ink-soft">Each pairs a company with a shop. The switch stops everything between the two.</p>
              </div>
              {mayPair ? <NewIntegration tenant={tenant.slug} intacct={of('intacct')} magento={of('magento')} variant={integrations.length ? 'secondary' : 'primary'} /> : null}
            </div>
            {integrations.length
              ? <div className="grid items-start gap-4 lg:grid-cols-2">{integrations.map((integration) => <IntegrationCard key={integration.id} tenant={tenant.slug} integration={integration} mayEdit={mayEdit} />)}</div>
              : <p className="rounded-xl border border-dashed border-line-strong px-4 py-6 text-center text-ink-soft">{mayPair ? 'Pair the two, and the processes appear.' : 'It takes one connection to each system to make an integration.'}</p>}
          </section>
        ) : null}
      </div>
    </>
  )
}
