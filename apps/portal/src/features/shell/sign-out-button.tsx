'use client'
import { signOut } from 'next-auth/react'
import { Button } from '#ui/index.ts'

export const SignOutButton = () => <Button onClick={() => void signOut({ callbackUrl: '/sign-in' })}>Sign out</Button>
