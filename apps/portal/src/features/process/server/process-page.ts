import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { tenantPage } from '#server/tenant-page.ts'
import { Refusal } from '#server/refusal.ts'
import { processHere } from './process-here.ts'

/** The process of a page, with its tenant and who looks at it; "not found" for ids of others, or of nothing. */
export async function processPage(params: Promise<{ tenant: string; processId: string }>) {
  const membership = await tenantPage(params)
  const { tenant, processId } = await params
  const here = await findProcess(tenant, processId, membership.db)
  if (!here) notFound()
  return { ...membership, ...here }
}

const findProcess = cache(async (_tenant: string, id: string, db: Parameters<typeof processHere>[0]) => {
  if (!z.uuid().safeParse(id).success) return null
  return processHere(db, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return null
    throw error
  })
})
