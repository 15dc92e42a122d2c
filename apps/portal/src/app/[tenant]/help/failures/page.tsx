import type { Metadata } from 'next'
import Link from 'next/link'
import { failureIndex } from '#features/failures/server/failure-help.ts'
import { classWords } from '#features/records/failure-words.ts'
import { Crumbs } from '#features/shell/crumbs.tsx'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader, Table, Td, Th, Tr } from '#ui/index.ts'

export const metadata: Metadata = { title: 'All kinds of failures' }

export default async function FailureIndexPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, db } = await tenantPage(params)
  return (
    <>
      <Crumbs items={[{ label: 'Failures', href: `/${tenant.slug}/failures` }, { label: 'All kinds' }]} />
      <PageHeader title="All kinds of failures" description="What can go wrong with a record or a run, and a page on each: what it means, what to do, and who can." />
      <Table label="Kinds of failures" className="mt-4 border-t border-line" head={<><Th>Failure</Th><Th>Kind</Th><Th className="max-md:hidden">Where</Th><Th className="max-sm:hidden">Code</Th></>}>
        {(await failureIndex(db)).map((failure) => (
          <Tr key={failure.code}>
            <Td><Link className="text-accent-ink underline-offset-2 hover:underline" href={`/${tenant.slug}/help/failures/${failure.code}`}>{failure.title}</Link></Td>
            <Td>{classWords[failure.class as keyof typeof classWords]}</Td>
            <Td className="text-ink-soft max-md:hidden">{failure.where.length ? failure.where.join(', ') : 'All processes'}</Td>
            <Td mono className="max-sm:hidden">{failure.code}</Td>
          </Tr>
        ))}
      </Table>
    </>
  )
}
