import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { runFilterOf } from '#features/runs/run-filter.ts'
import { RunList } from '#features/runs/run-list.tsx'
import { listRuns } from '#features/runs/server/list-runs.ts'
import { tenantPage } from '#server/tenant-page.ts'

export const metadata: Metadata = { title: 'Runs' }

type Props = { params: Promise<{ tenant: string; processId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RunsPage({ params, searchParams }: Props) {
  const { db } = await tenantPage(params)
  const { processId } = await params
  if (!z.uuid().safeParse(processId).success) notFound()
  const filter = runFilterOf(await searchParams)
  const { runs, next } = await listRuns(db, processId, filter)
  return <RunList processId={processId} runs={runs} next={next} filter={filter} />
}
