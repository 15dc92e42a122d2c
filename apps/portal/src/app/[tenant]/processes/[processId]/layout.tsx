import { describeSchedule, type Schedule } from '@causeway/sync/schedule'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { processName } from '#features/dashboard/process-name.ts'
import { ProcessHeader } from '#features/process/process-header.tsx'
import { sinceOf } from '#features/process/server/edit-watermark.ts'
import { processPage } from '#features/process/server/process-page.ts'

type Props = { params: Promise<{ tenant: string; processId: string }>; children: ReactNode }

/** Several processes may be open in tabs: each tab says of which it is. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { tenant, entity } = await processPage(params)
  const name = processName(entity.title)
  return { title: { default: name, template: `%s · ${name} · ${tenant.name}` } }
}

export default async function ProcessLayout({ params, children }: Props) {
  const { process, entity } = await processPage(params)
  return (
    <>
      <ProcessHeader process={{
        id: process.id, title: entity.title, description: entity.description, sourceOne: entity.source.one, sourceMany: entity.source.many, readsAll: entity.readsAll ?? false,
        enabled: process.enabled, integration: { name: process.integration.name, enabled: process.integration.enabled },
        schedule: process.schedule ? describeSchedule(process.schedule as unknown as Schedule) : null,
        nextRunAt: process.nextRunAt?.toISOString() ?? null, since: sinceOf(process.watermark),
      }} />
      {children}
    </>
  )
}
