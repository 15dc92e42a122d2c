import { logger } from '@causeway/config'
import { once } from './once.ts'

export const log = once('log', () => logger('portal'))
