// The door @causeway/sync/connections. Browsers come through it: nothing behind it may reach a client, the database or Node.
export * from './forms.ts'
export * from './tasks.ts'
