import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

const refuse = async () => { throw new Error('This command needs a database: set DATABASE_URL.') }

// Comparing schema files needs no database, yet the engine asks one for its version first.
const versionAnswer = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, 'PostgreSQL 18.4', 180004]],
}

const adapter = {
  provider: 'postgres',
  adapterName: 'no-database',
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  queryRaw: async ({ sql }) => (/server_version_num/.test(sql) ? structuredClone(versionAnswer) : refuse()),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: async () => {},
}

/** Stands in where DATABASE_URL is not set: answers the version, refuses everything else. */
export const noDatabaseFactory = {
  provider: 'postgres',
  adapterName: 'no-database',
  connect: async () => adapter,
  connectToShadowDb: async () => adapter,
  dropShadowDatabases: async () => {},
}
