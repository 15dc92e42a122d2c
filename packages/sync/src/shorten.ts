/** The beginning of a text, at most so many characters; never half of one, which Postgres and the shop refuse. Pure. */
export const shorten = (text: string, most: number): string => (text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, ''))
