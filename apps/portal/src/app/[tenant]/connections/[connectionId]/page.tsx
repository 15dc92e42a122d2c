import type { TenantDb } from '@causeway/db'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ConnectionEditor } from '#features/connections/connection-editor.tsx'
import { connectionPlace } from '#features/connections/connection-list.tsx'
import { ConnectionMark } from '#features/connections/connection-mark.tsx'
import { connectionView } from '#features/connections/server/connection-views.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader } from '#ui/page-header.tsx'

const uuid = z.uuid()
const connectionHere = cache(async (db: TenantDb, id: string) => (uuid.safeParse(id).success ? connectionView(db, id) : null))

export async function generateMetadata({ params }: { params: Promise<{ tenant: string; connectionId: string }> }): Promise<Metadata> {
  const { db } = await tenantPage(params)
  const connection = await connectionHere(db, (await params).connectionId)
  return { title: connection ? `${connection.name} · Connections` : 'Not found' }
}

export default async function ConnectionPage({ params, searchParams }: {
  params: Promise<{ tenant: string; connectionId: string }>; searchParams: Promise<{ test?: string }>
}) {
  const { tenant, db, member } = await tenantPage(params)
  const [{ connectionId }, { test }] = await Promise.all([params, searchParams])
  const connection = await connectionHere(db, connectionId)
  if (!connection) notFound()
  return (
    <>
      <PageHeader title={connection.name} eyebrow={<span className="flex flex-wrap items-center gap-x-3">
        {connection.system === 'intacct' ? 'Sage Intacct' : 'Magento'} <span className="font-mono text-sm">{connectionPlace(connection)}</span> <ConnectionMark connection={connection} className="text-sm" />
      </span>} description={connection.usedBy.length ? `Used by ${connection.usedBy.map(({ name }) => name).join(', ')}.` : 'Not part of an integration yet.'} />
      <ConnectionEditor tenant={tenant.slug} connection={connection} mayEdit={member.may('connections')} now={new Date().toISOString()}
        testAtOnce={uuid.safeParse(test).success ? test! : null} />
    </>
  )
}
