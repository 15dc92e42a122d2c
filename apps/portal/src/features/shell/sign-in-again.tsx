'use client'
import { getSession, signIn } from 'next-auth/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button, Callout, Dialog, Field, Input } from '#ui/index.ts'
import { askToSignInWith } from '#ui/sign-in-again.ts'
import { useTenant } from './tenant.tsx'

/** Asks for the password when the session has ended, over the page: nothing that was typed is lost, and what was asked for is then done. */
export function SignInAgain() {
  const { person: { name, email } } = useTenant()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const answer = useRef<(signedIn: boolean) => void>(() => {})
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => askToSignInWith(() => new Promise((resolve) => {
    answer.current = resolve
    setOpen(true)
  })), [])
  const done = () => {
    setOpen(false)
    setPassword('')
    setError(null)
    answer.current(true)
  }

  useEffect(() => {
    if (!open) return
    // Somebody may have signed in on another page of this browser meanwhile.
    const look = () => void getSession().then((session) => { if (session?.user?.email === email) done() }, () => {})
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [open, email])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    setError(null)
    const result = await signIn('credentials', { email, password, redirect: false }).catch(() => undefined)
    setPending(false)
    if (result?.ok) return done()
    setPassword('')
    setError(result?.error ?? 'Causeway does not answer. Check your connection and try again.')
    input.current?.focus()
  }
  return (
    <Dialog open={open} mustAnswer width="sm" title="Sign in again to go on"
      description={<>Your session has ended, {name}. What you typed on this page is still there.</>}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {error ? <Callout tone="failure" title={error} /> : null}
        <Field label="E-mail" className="grid-cols-1!"><Input type="email" name="email" autoComplete="username" value={email} readOnly className="bg-subtle text-ink-soft" /></Field>
        <Field label="Password" className="grid-cols-1!">
          <Input ref={input} data-autofocus type="password" name="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
        </Field>
        <div className="flex flex-wrap-reverse items-center justify-between gap-2 pt-1">
          <Button variant="ghost" onClick={() => location.assign('/sign-in')}>Leave this page</Button>
          <Button type="submit" variant="primary" pending={pending}>Sign in</Button>
        </div>
      </form>
    </Dialog>
  )
}
