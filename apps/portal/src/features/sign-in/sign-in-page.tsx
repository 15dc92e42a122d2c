import { Mark } from '#ui/index.ts'
import { CausewayPicture } from './causeway-picture.tsx'
import type { DemoPeople } from './demo-people.ts'
import { SignInForm } from './sign-in-form.tsx'

export function SignInPage({ next, demo }: { next: string; demo: DemoPeople | null }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(28rem,5fr)_7fr]">
      <main className="flex flex-col px-6 py-6 sm:px-10">
        <p className="flex items-center gap-2.5 text-lg font-semibold tracking-[-0.01em]"><Mark className="size-7" />Causeway</p>
        <div className="m-auto w-full max-w-sm py-10">
          <h1 className="text-2xl font-semibold tracking-[-0.02em]">Sign in</h1>
          <p className="mt-1.5 mb-7 text-ink-soft text-pretty">{next === '/' ? 'to see whether the shop is true to the books.' : 'to go on to the page that you were on, or asked for.'}</p>
          <SignInForm next={next} demo={demo} />
        </div>
      </main>
      <CausewayPicture />
    </div>
  )
}
