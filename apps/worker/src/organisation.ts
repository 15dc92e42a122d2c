import { parseArgs } from 'node:util'
import { environment } from '@causeway/config'
import { createDatabase, Prisma } from '@causeway/db'
import { addOrganisation, newOrganisation, SlugTaken } from './organisations/add-organisation.ts'

// Adds an organisation with its owner: how a new installation gets its first one.
//   node apps/worker/dist/organisation.js --name "Example Ltd" --slug example --owner ada@example.com --time-zone Europe/London
const say = (text: string) => void process.stdout.write(`${text}\n`)
const stop = (text: string): never => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

/** Prisma's word for a server that cannot be reached. */
const isUnreachable = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P1001' || error.code === 'ECONNREFUSED')

const options = { name: { type: 'string' }, slug: { type: 'string' }, owner: { type: 'string' }, 'owner-name': { type: 'string' }, 'time-zone': { type: 'string' } } as const
const { values } = (() => {
  try {
    return parseArgs({ options })
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error))
  }
})()
const wanted = newOrganisation.safeParse({ name: values.name, slug: values.slug, owner: values.owner, ownerName: values['owner-name'], timeZone: values['time-zone'] })
if (!wanted.success) stop(wanted.error.issues.map(({ message }) => message).join('\n'))
else {
  const database = createDatabase({ url: environment(['APP_DATABASE_URL']).APP_DATABASE_URL, poolSize: 2 })
  try {
    const { password } = await addOrganisation(database, wanted.data)
    say(`${wanted.data.name} is there, at /${wanted.data.slug}.`)
    say(password === null ? `${wanted.data.owner} is its owner and keeps the password that he has.` : `${wanted.data.owner} is its owner, with the password ${password} (shown this once).`)
  } catch (error) {
    if (error instanceof SlugTaken) stop(error.message)
    else if (isUnreachable(error)) stop('The database does not answer. Causeway must be running while an organisation is added.')
    else throw error
  } finally {
    await database.close()
  }
}
