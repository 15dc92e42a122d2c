import type { Metadata } from 'next'
import { MessagePage } from '#features/shell/message-page.tsx'
import { SignOutButton } from '#features/shell/sign-out-button.tsx'

export const metadata: Metadata = { title: 'No organisation' }

export default function NoOrganisation() {
  return (
    <MessagePage title="You are not a member of any organisation" action={<SignOutButton />}>
      Ask an administrator of your organisation to add you. Then reload this page.
    </MessagePage>
  )
}
