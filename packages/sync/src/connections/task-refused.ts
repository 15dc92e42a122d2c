import type { TaskFailure } from './tasks.ts'

/** A task that cannot be done, for a reason that its requester should read. */
export class TaskRefused extends Error {
  readonly failure: TaskFailure
  constructor(message: string, remedy?: string) {
    super(message)
    this.name = 'TaskRefused'
    this.failure = { message, ...(remedy ? { remedy } : {}) }
  }
}
