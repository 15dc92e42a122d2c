import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { wordsOf } from '#features/records/record-words.ts'
import { RecordsScreen } from '#features/records/records-screen.tsx'
import { gridProcess } from '#features/records/server/grid-info.ts'
import { gridPage } from '#features/records/server/grid-page.ts'
import { Refusal } from '#server/refusal.ts'
import { tenantPage } from '#server/tenant-page.ts'

interface Props { params: Promise<{ tenant: string; processId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const orNotFound = (error: unknown): never => {
  if (error instanceof Refusal) notFound()
  throw error
}

async function here(params: Props['params']) {
  const membership = await tenantPage(params)
  const id = z.uuid().safeParse((await params).processId)
  if (!id.success) notFound()
  return { membership, id: id.data }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { membership, id } = await here(params)
  const { entity } = await gridProcess(membership.db, id).catch(orNotFound)
  return { title: { absolute: `${entity.gridTitle} · ${membership.tenant.name}` } }
}

/** The grid of a process, titled by its entity. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const { membership, id } = await here(params)
  const { info, first } = await gridPage(membership, id, wordsOf(await searchParams)).catch(orNotFound)
  return <RecordsScreen info={info} first={first} />
}
