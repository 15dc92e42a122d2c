/** A value after its way through JSON: ids of records and times become text. */
export type Wire<T> =
  T extends bigint | Date ? string
  : T extends (infer Item)[] ? Wire<Item>[]
  : T extends object ? { [Key in keyof T]: Wire<T[Key]> }
  : T

/** The same on the way from a server component to a client component. */
export const wire = <T>(data: T): Wire<T> =>
  JSON.parse(JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))) as Wire<T>
