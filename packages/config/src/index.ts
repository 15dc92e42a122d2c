export { environment, type Environment, type VariableName } from './environment.ts'
export { logger } from './logger.ts'
