export { environment, type Environment, type VariableName } from './environment.ts'
export { loggedError, logger, type LoggedError } from './logger.ts'
export type { Logger } from 'pino'
