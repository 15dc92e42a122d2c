import { z } from 'zod'

/** What a connection's form sends. Names of fields are checked against the system's form, their values by its schema. */
export const connectionBody = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80, 'At most 80 characters.'),
  values: z.record(z.string().max(60), z.string().max(2_000, 'At most 2,000 characters.')),
  secrets: z.record(z.string().max(60), z.string().max(4_000, 'At most 4,000 characters.')),
  maxInFlight: z.int('Enter a whole number.').min(1, 'At least 1.').max(32, 'At most 32.'),
  monthlyCap: z.int('Enter a whole number, or leave it empty.').min(1, 'At least 1, or empty for no cap.').max(100_000_000, 'At most 100,000,000.').nullable(),
})

export const newConnectionBody = connectionBody.extend({ system: z.enum(['intacct', 'magento'], 'Choose a system.') })
