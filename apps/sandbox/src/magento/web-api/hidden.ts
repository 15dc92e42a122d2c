import { randomBytes } from 'node:crypto'
import { Problem } from './problem.ts'

/** An exception that the shop hides from the caller behind the id of a report in its log (recorded exchange 612). */
export const hiddenProblem = () => new Problem(500, `Internal Error. Details are available in Magento log file. Report ID: webapi-${randomBytes(7).toString('hex').slice(0, 13)}`)
