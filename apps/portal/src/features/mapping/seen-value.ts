/** A value that a source field had, and in how many of the latest records. */
export interface SeenValue { value: string; count: number }
