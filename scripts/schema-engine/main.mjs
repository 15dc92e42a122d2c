#!/usr/bin/env node
// Stands in for Prisma's schema-engine binary, which the CLI would otherwise download: the same engine compiled to
// WebAssembly (@prisma/schema-engine-wasm, pinned to the commit of the prisma version in package.json), the same
// JSON-RPC on stdin and stdout. scripts/prisma.mjs points PRISMA_SCHEMA_ENGINE_BINARY at this file.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { MigrationAdapterFactory } from './adapter.mjs'
import { databaseName, isPlaceholder } from './address.mjs'
import { parseArguments } from './arguments.mjs'
import { connectOnce, createDatabase, explain, runCommand } from './commands.mjs'
import { noDatabaseFactory } from './no-database.mjs'
import { serveRpc } from './rpc.mjs'
import { loadEngine } from './wasm.mjs'

const { version, command, schemaFiles, url, shadowUrl } = parseArguments(process.argv.slice(2))

if (version) {
  const engine = await loadEngine()
  console.log('schema-engine-wasm', engine.version?.() ?? '')
} else if (command) {
  process.exitCode = await runCommand(command, url)
} else {
  await serve()
}

async function serve() {
  const wasm = await loadEngine()
  const factory = isPlaceholder(url) ? noDatabaseFactory : new MigrationAdapterFactory(url, shadowUrl)
  const datamodels = schemaFiles.length ? schemaFiles.map((file) => [file, readFileSync(path.resolve(file), 'utf8')]) : undefined
  // A fresh engine for every call: one that has seen its shadow database dropped does not make another.
  const startEngine = () => wasm.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))

  // Calls that the wasm engine does not offer or cannot do without a file system or sockets.
  const ownAnswers = {
    getDatabaseVersion: async () => (await startEngine()).version({}),
    createDatabase: async () => {
      await createDatabase(url)
      return { databaseName: databaseName(url) }
    },
    ensureConnectionValidity: async () => {
      try {
        await connectOnce(url)
      } catch (error) {
        const { error_code: code, message, meta } = explain(error, url)
        throw Object.assign(new Error(message), { code, data: { meta } })
      }
      return {}
    },
  }

  async function call(method, params) {
    try {
      if (ownAnswers[method]) return await ownAnswers[method](params)
      const engine = await startEngine()
      // These two need the shadow database, but only devDiagnostic tells the engine how to make one.
      if (method === 'evaluateDataLoss' || method === 'createMigration') {
        await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
      }
      return await engine[method](params)
    } finally {
      await factory.dropShadowDatabases()
    }
  }
  serveRpc(call, () => factory.dropShadowDatabases())
}
