import { Callout, LinkButton } from '#ui/index.ts'
import type { Overview } from './overview.ts'

/** Says before the first failed run that a connection does not work, or has not been tried. Nothing when all work. */
export function ConnectionsToTest({ slug, connections, mayConnect }: { slug: string; connections: Overview['connections']; mayConnect: boolean }) {
  const broken = connections.filter(({ tested }) => tested === false)
  const untested = connections.filter(({ tested }) => tested === null)
  const [first] = broken.length ? broken : untested
  if (!first) return null
  const names = new Intl.ListFormat('en').format((broken.length ? broken : untested).map(({ name }) => name))
  const many = (broken.length ? broken : untested).length > 1
  const action = mayConnect ? <LinkButton size="sm" href={many ? `/${slug}/connections` : `/${slug}/connections/${first.id}`}>{many ? 'Open Connections' : 'Open the connection'}</LinkButton> : undefined
  return broken.length ? (
    <Callout tone="warning" title={`${names} did not work when last tested.`} action={action}>
      {mayConnect ? 'A sync will stop at once. The connection’s page names what is missing.' : 'A sync will stop at once. An administrator of your organisation finds under Connections what is missing.'}
    </Callout>
  ) : (
    <Callout title={`${names} ${many ? 'have' : 'has'} not been tested yet.`} action={action}>
      {mayConnect ? 'Enter how to sign in and press Test connection before the first sync: it names whatever is missing.' : 'An administrator of your organisation does this under Connections before the first sync.'}
    </Callout>
  )
}
