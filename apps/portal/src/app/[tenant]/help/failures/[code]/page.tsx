import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { failureHelp } from '#features/failures/server/failure-help.ts'
import { classWords, fixedByWords } from '#features/records/failure-words.ts'
import { Crumbs } from '#features/shell/crumbs.tsx'
import { tenantPage } from '#server/tenant-page.ts'
import { Badge, counted, PageHeader } from '#ui/index.ts'

interface Props { params: Promise<{ tenant: string; code: string }> }

async function here(params: Props['params']) {
  const { tenant, db } = await tenantPage(params)
  const help = await failureHelp(db, (await params).code)
  if (!help) notFound()
  return { tenant, help }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await here(params)).help.title }
}

/** One kind of failure, explained. */
export default async function FailureHelpPage({ params }: Props) {
  const { tenant, help } = await here(params)
  return (
    <>
      <Crumbs items={[{ label: 'Failures', href: `/${tenant.slug}/failures` }, { label: 'All kinds', href: `/${tenant.slug}/help/failures` }, { label: help.title }]} />
      <PageHeader title={help.title} />
      <div className="grid max-w-2xl gap-6 px-4 py-5 sm:px-6">
        <p className="flex items-center gap-3"><Badge tone="failed">{classWords[help.class as keyof typeof classWords]}</Badge><span className="font-mono text-sm text-ink-soft">{help.code}</span></p>
        <Part title="What it means">{help.explanation}</Part>
        <Part title="What to do">{help.remedy}</Part>
        <Part title="Who can mend it">{sentence(fixedByWords[help.fixedBy])}</Part>
        <Part title="Whether it is tried again by itself">
          {help.class === 'dependency' && help.retryable ? 'Yes. It goes on by itself the moment the other one is there, and is looked at again meanwhile, with growing pauses. Retry tries at once.' : help.retryable
            ? 'Yes. It is tried again after a minute, then after growing pauses of up to a day, eight times in all. Retry tries at once.'
            : 'No. Trying again cannot help before something changes. The next run tries it when the record, the mapping or the settings have changed, or when somebody presses Retry.'}
        </Part>
        <section>
          <h2 className="font-semibold">Where it stands now</h2>
          <ul className="mt-1 grid gap-1">
            {help.processes.map((process) => (
              <li key={process.id}>
                {process.count > 0
                  ? <Link className="text-accent-ink underline underline-offset-2" href={`/${tenant.slug}/processes/${process.id}/records?state=failed,waiting&code=${help.code}`}>{counted(process.count, 'record', 'records')} of {process.gridTitle}</Link>
                  : <span className="text-ink-soft">No record of {process.gridTitle}</span>}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

const Part = ({ title, children }: { title: string; children: string }) => (
  <section><h2 className="font-semibold">{title}</h2><p className="mt-1 text-pretty">{children}</p></section>
)
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
