import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { RunPage } from '#features/runs/run-page.tsx'
import { runDetail } from '#features/runs/server/run-detail.ts'
import { tenantPage } from '#server/tenant-page.ts'

export const metadata: Metadata = { title: 'Run' }

export default async function Page({ params }: { params: Promise<{ tenant: string; runId: string }> }) {
  const { db } = await tenantPage(params)
  const { runId } = await params
  const detail = z.uuid().safeParse(runId).success ? await runDetail(db, runId) : null
  if (!detail) notFound()
  return <RunPage key={runId} initial={detail} />
}
