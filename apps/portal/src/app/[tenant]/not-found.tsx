import { SearchX } from 'lucide-react'
import { EmptyState, LinkButton } from '#ui/index.ts'

export default function TenantNotFound() {
  return (
    <div className="m-auto w-full">
      <h1 className="sr-only">There is no such page</h1>
      <EmptyState icon={<SearchX />} title="There is no such page" action={<LinkButton href="/" variant="primary">Go to the dashboard</LinkButton>}>
        It may have been removed, the address may be mistyped, or your role does not open it. It may also belong to an organisation that you are not a member of.
      </EmptyState>
    </div>
  )
}
