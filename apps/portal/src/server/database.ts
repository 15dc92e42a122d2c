import { environment } from '@causeway/config'
import { createDatabase } from '@causeway/db'
import { once } from './once.ts'

/** The database, as the role under row-level security. Opened on first use. */
export const database = once('database', () => createDatabase({ url: environment(['APP_DATABASE_URL']).APP_DATABASE_URL }))
