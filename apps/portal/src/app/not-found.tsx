import type { Metadata } from 'next'
import { MessagePage } from '#features/shell/message-page.tsx'
import { LinkButton } from '#ui/index.ts'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage title="There is no such page" action={<LinkButton href="/" variant="primary">Go to your organisation</LinkButton>}>
      It may have been removed, or the address may be mistyped. It may also belong to an organisation that you are not a member of.
    </MessagePage>
  )
}
