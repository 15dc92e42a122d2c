/** The "store view" that stands for all of them: where a price is everybody's. */
export const allStores = 0
