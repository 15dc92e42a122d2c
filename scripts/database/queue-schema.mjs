import { runMigrations } from 'bullmq'
import pg from 'pg'

const queueRole = 'causeway_queue'

/**
 * Makes or upgrades BullMQ's tables in Postgres as the owner, and lets the queue's role use them. The apps make no tables:
 * a role that may create schemas could put one in front of another role's search path.
 */
export async function prepareQueueSchema(databaseUrl, schema = 'queue') {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await runMigrations(client, schema)
    const name = pg.escapeIdentifier(schema)
    await client.query(`
      GRANT USAGE ON SCHEMA ${name} TO ${queueRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${name} TO ${queueRole};
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${name} TO ${queueRole};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${name} TO ${queueRole};`)
  } finally {
    await client.end()
  }
}
