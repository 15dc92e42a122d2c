/**
 * Works through a list two at a time; answers in the list's order. For look-ups in several pages: a shop answers two in the time of one (recorded: 11 product
 * calls a second one at a time, 23 two or four at a time), and the writes of the records before want their share of it.
 */
export async function twoAtATime<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const left = items.entries()
  const lane = async () => {
    for (const [at, item] of left) results[at] = await work(item)
  }
  await Promise.all([lane(), lane()])
  return results
}
