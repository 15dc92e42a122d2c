import { activeStates, type Tx } from '@causeway/db'
import type { ActiveRun } from '../record-view.ts'

/** The run that writes records of this process now, if there is one. */
export async function activeRun(tx: Tx, processId: string): Promise<ActiveRun | null> {
  return tx.run.findFirst({
    where: { processId, mode: { not: 'preview' }, state: { in: [...activeStates] } }, select: { id: true, mode: true, state: true },
  }) as Promise<ActiveRun | null>
}
