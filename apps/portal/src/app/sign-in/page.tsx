import { environment } from '@causeway/config'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { demoPeople } from '#features/sign-in/demo-people.ts'
import { pathWithin } from '#features/sign-in/path-within.ts'
import { SignInPage } from '#features/sign-in/sign-in-page.tsx'
import { person } from '#server/session/person.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { next } = await searchParams
  const target = pathWithin(next)
  if (await person()) redirect(target)
  return <SignInPage next={target} demo={environment(['SANDBOX_URL']).SANDBOX_URL ? demoPeople : null} />
}
