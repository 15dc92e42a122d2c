import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { tenantPage } from '#server/tenant-page.ts'

/** Says "not found" before anything is sent, so that the answer's status says it too. */
export default async function RunLayout({ params, children }: { params: Promise<{ tenant: string; runId: string }>; children: ReactNode }) {
  const { db } = await tenantPage(params)
  const { runId } = await params
  const there = z.uuid().safeParse(runId).success && await db.transaction((tx) => tx.run.findUnique({ where: { id: runId }, select: { id: true } }))
  if (!there) notFound()
  return children
}
