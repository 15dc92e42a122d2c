/** What the prisma CLI tells the schema engine on its command line. */
export function parseArguments(argv) {
  const all = (flag) => argv.flatMap((word, at) => (word === flag ? [argv[at + 1]] : []))
  const datasource = JSON.parse(all('--datasource')[0] ?? '{}')
  const cli = argv.indexOf('cli')
  return {
    version: argv[0] === '--version' || argv[0] === '-V',
    /** A one-shot command instead of the JSON-RPC loop: can-connect-to-database, create-database, drop-database. */
    command: cli < 0 ? undefined : argv[cli + 1],
    schemaFiles: all('--datamodels'),
    url: datasource.url || undefined,
    shadowUrl: datasource.shadowDatabaseUrl || undefined,
  }
}
