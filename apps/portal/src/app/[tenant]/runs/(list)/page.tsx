import type { Metadata } from 'next'
import { runFilterOf } from '#features/runs/run-filter.ts'
import { RunList } from '#features/runs/run-list.tsx'
import { listRuns } from '#features/runs/server/list-runs.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Runs' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AllRunsPage({ params, searchParams }: Props) {
  const { db } = await tenantPage(params)
  const filter = runFilterOf(await searchParams)
  const { runs, next } = await listRuns(db, null, filter)
  return (
    <>
      <PageHeader title="Runs" description="Every sync, retry and preview of all processes, newest first. Open one for its log." />
      <RunList runs={runs} next={next} filter={filter} />
    </>
  )
}
