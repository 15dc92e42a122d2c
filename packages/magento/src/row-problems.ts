import { fillPlaceholders } from './placeholders.ts'

/** A row of a batch that the shop refused. `row`: its place in what was sent, null when the answer leaves that open. */
export interface RowProblem { row: number | null; message: string }

/**
 * What a batch door answered, each complaint with the row that it is about. The shop sends complaints in the order of the rows but
 * without their numbers (recorded exchanges 391, 396, 401): what identifies a row is among the complaint's parameters.
 */
export function rowProblems(rows: readonly object[], answer: unknown): RowProblem[] {
  if (!Array.isArray(answer)) return []
  const valuesOfRows = rows.map((row) => new Set(Object.values(row).map((value) => String(value).toLowerCase())))
  const seen = new Map<string, number>()
  let from = 0
  return answer.map((complaint: { message?: unknown; parameters?: unknown }) => {
    const message = fillPlaceholders(String(complaint?.message ?? 'The shop refused a row without saying why.'), complaint?.parameters)
    const parameters = Object.values(complaint?.parameters ?? {}).map((value) => String(value).toLowerCase())
    const scores = valuesOfRows.map((values) => parameters.filter((parameter) => values.has(parameter)).length)
    const best = Math.max(0, ...scores)
    if (best === 0) return { row: null, message }
    const candidates = scores.flatMap((score, row) => (score === best ? [row] : []))
    // The same words again are about the next such row; other words may be about the same one.
    const after = Math.max(from, (seen.get(message) ?? -1) + 1)
    const row = candidates.find((candidate) => candidate >= after) ?? candidates[0] ?? null
    if (row !== null) {
      seen.set(message, row)
      from = Math.max(from, row)
    }
    return { row, message }
  })
}
