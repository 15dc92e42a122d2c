import { z } from 'zod'

const key = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'It must be 32 bytes in base64; make one with: openssl rand -base64 32')
const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback)

/** Every variable that the apps read. Each app asks for those it needs. */
const variables = {
  /** Postgres, as the role causeway_app: under row-level security. */
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Postgres, as the role causeway_system: the worker's sweeper and scheduler. */
  SYSTEM_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Redis for the queue; without it the queue lives in Postgres, at QUEUE_DATABASE_URL. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  QUEUE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The schema of the queue's tables in Postgres. */
  QUEUE_SCHEMA: z.string().regex(/^[a-z_][a-z0-9_]*$/).default('queue'),
  /** Seals credentials. Losing it loses them. */
  CAUSEWAY_MASTER_KEY: key,
  /** Earlier keys, comma-separated, newest first: still open what they sealed. */
  CAUSEWAY_MASTER_KEY_PREVIOUS: z.string().default(''),
  /** The address that people type, for sign-in cookies and links. */
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }),
  NEXTAUTH_SECRET: z.string().min(16, 'It must have at least 16 characters.'),
  WORKER_PORT: port(3320),
  /** Where the worker's health and metrics listen. */
  WORKER_HOST: z.string().default('127.0.0.1'),
  /** How many runs one worker works on at the same time. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  /** How long a dead worker's runs rest before another takes them over, ms. */
  WORKER_LEASE_MS: z.coerce.number().int().min(1_000).default(10_000),
  /** Records that a run writes and stores together at most. */
  WORKER_CHUNK: z.coerce.number().int().min(1).max(2_000).default(400),
  /** How long a run works before it lets others go first, ms. */
  WORKER_SLICE_MS: z.coerce.number().int().min(500).default(15_000),
  /** How many months histories of records and ended runs are kept, where an organisation has no time of its own. */
  WORKER_HISTORY_MONTHS: z.coerce.number().int().min(1).max(1_200).default(36),
  /** After this, a request whose outcome is unknown cannot show in the shop any more, ms: an invoice is not sent again before. */
  WORKER_UNKNOWN_SETTLES_MS: z.coerce.number().int().min(1_000).default(60_000),
  /** "host:port" pairs inside the own network that connections may call all the same: the sandbox. */
  ALLOWED_PRIVATE_ADDRESSES: z.string().default(''),
  /** Where the sandbox's pages are, for links in the demo. */
  SANDBOX_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const

type Variables = typeof variables
export type VariableName = keyof Variables
export type Environment<Name extends VariableName> = { [K in Name]: z.output<Variables[K]> }

/**
 * Reads the named variables. Throws one error that lists every missing or malformed variable and what to do about it;
 * values are never repeated, they may be secret.
 */
export function environment<Name extends VariableName>(names: readonly Name[], source: NodeJS.ProcessEnv = process.env): Environment<Name> {
  const problems: string[] = []
  const values: Partial<Record<Name, unknown>> = {}
  for (const name of names) {
    const given = source[name] === '' ? undefined : source[name]
    const result = variables[name].safeParse(given)
    if (result.success) values[name] = result.data
    else problems.push(`${name} ${given === undefined ? 'is not set' : 'is not valid'}: ${result.error.issues.map((issue) => issue.message).join(', ')}`)
  }
  if (problems.length) throw new Error(`The environment is incomplete. Set these variables (docs/operations.md explains each):\n- ${problems.join('\n- ')}`)
  return values as Environment<Name>
}
