import type { Context } from '../../intacct/context.ts'
import type { IntacctState } from '../../intacct/index.ts'
import { FunctionFailure } from '../../intacct/problems.ts'

/** Pages act as the company's administrator at the top level. */
export const contextOf = ({ books }: IntacctState): Context => ({ account: { userId: 'sandbox-pages', password: '', denied: [] }, locationId: '', books, origin: '', gap: '' })

/** The gateway's refusals; its closing "Could not update …" adds nothing on a page. */
export function sentences(error: unknown): string[] {
  if (!(error instanceof FunctionFailure)) throw error
  const all = error.problems.map(({ description2, description, correction }) => [description2 || description, correction].filter(Boolean).join(' '))
  return all.length > 1 ? all.filter((sentence) => !sentence.startsWith('Could not ')) : all
}
