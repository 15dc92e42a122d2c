'use client'
import { ArrowRight, Eye, EyeOff } from 'lucide-react'
import { signIn } from 'next-auth/react'
import { useRef, useState, type FormEvent } from 'react'
import { Button, Callout, Field, IconButton, Input } from '#ui/index.ts'
import type { DemoPeople } from './demo-people.ts'

export function SignInForm({ next, demo }: { next: string; demo: DemoPeople | null }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [visible, setVisible] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  const submit = async (as: { email: string; password: string }) => {
    setPending(true)
    setError(null)
    const result = await signIn('credentials', { ...as, redirect: false }).catch(() => undefined)
    if (result?.ok) {
      // A whole new page: nothing of an earlier person stays in memory.
      location.assign(next)
      return
    }
    setPending(false)
    setPassword('')
    setError(result?.error ?? 'Causeway does not answer. Check your connection and try again.')
    passwordInput.current?.focus()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit({ email, password })
  }

  return (
    <>
      <form onSubmit={onSubmit} className="grid gap-4">
        {error ? <Callout tone="failure" title={error} /> : null}
        <Field label="E-mail" className="grid-cols-1!">
          <Input type="email" name="email" autoComplete="username" required autoFocus value={email} onChange={(event) => setEmail(event.target.value)} className="h-10" />
        </Field>
        <Field label="Password" className="grid-cols-1!">
          <Input ref={passwordInput} type={visible ? 'text' : 'password'} name="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} className="h-10"
            trailing={<IconButton size="sm" label={visible ? 'Hide the password' : 'Show the password'} icon={visible ? <EyeOff /> : <Eye />} onClick={() => setVisible(!visible)} />} />
        </Field>
        <Button type="submit" variant="primary" size="lg" pending={pending}>Sign in</Button>
      </form>
      {demo ? (
        <section aria-labelledby="demo" className="mt-8 border-t border-line pt-5">
          <h2 id="demo" className="text-sm font-medium">This is a demo: sign in as one of these</h2>
          <ul className="mt-2 grid gap-px">
            {demo.people.map((person) => (
              <li key={person.email}>
                <button type="button" disabled={pending} onClick={() => { setEmail(person.email); void submit({ email: person.email, password: demo.password }) }}
                  className="group -mx-2 flex w-[calc(100%+1rem)] items-center gap-2 rounded-md px-2 py-1.5 text-left transition-colors duration-100 hover:bg-sunken disabled:opacity-55">
                  <span className="font-mono text-sm">{person.email}</span>
                  <span className="ml-auto text-right text-sm text-ink-soft">{person.who}</span>
                  <ArrowRight className="size-3.5 shrink-0 text-ink-faint group-hover:text-ink" aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-ink-soft">The password of each is <span className="font-mono">{demo.password}</span>.</p>
        </section>
      ) : null}
    </>
  )
}
