import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tenantPage } from '#server/tenant-page.ts'

export const metadata: Metadata = { title: 'Not found' }

/** Addresses of an organisation that lead nowhere: said inside its frame, to its members only. */
export default async function Nowhere({ params }: { params: Promise<{ tenant: string }> }) {
  await tenantPage(params)
  notFound()
}
