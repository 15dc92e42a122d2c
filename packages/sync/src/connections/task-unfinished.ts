/** A task has done a part of its work and has more: it is given back, and goes on in its turn. */
export class TaskUnfinished extends Error {
  constructor() {
    super('The task has more to do.')
    this.name = 'TaskUnfinished'
  }
}
