import type { TenantDb } from '@causeway/db'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { processName } from '#features/dashboard/process-name.ts'
import { RunPage } from '#features/runs/run-page.tsx'
import { runTitle } from '#features/runs/run-view.ts'
import { runDetail } from '#features/runs/server/run-detail.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { exactTime } from '#ui/exact-time.ts'


type Props = { params: Promise<{ tenant: string; runId: string }> }

const detailHere = cache(async (db: TenantDb, runId: string) => (z.uuid().safeParse(runId).success ? runDetail(db, runId) : null))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { db, tenant } = await tenantPage(params)
  const detail = await detailHere(db, (await params).runId)
  return { title: detail ? `${runTitle(detail.run)} ${exactTime(new Date(detail.run.createdAt), tenant.timeZone, { zoneName: false })} · ${processName(detail.title)}` : 'Not found' }
}

export default async function Page({ params }: Props) {
  const { db } = await tenantPage(params)
  const { runId } = await params
  const detail = await detailHere(db, runId)
  if (!detail) notFound()
  return <RunPage key={runId} initial={detail} />
}
