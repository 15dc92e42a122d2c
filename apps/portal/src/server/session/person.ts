import { cookies } from 'next/headers'
import { cache } from 'react'
import { database } from '../database.ts'
import { cookieName, readToken, type Person } from './token.ts'

/** Who asks for this page; null when nobody is signed in. Asked once a request. */
export const person = cache(async (): Promise<Person | null> => readToken(database(), (await cookies()).get(cookieName())?.value))
