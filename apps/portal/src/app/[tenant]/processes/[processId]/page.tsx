import { redirect } from 'next/navigation'

export default async function ProcessPage({ params }: { params: Promise<{ tenant: string; processId: string }> }) {
  const { tenant, processId } = await params
  redirect(`/${tenant}/processes/${processId}/records`)
}
