import type { ConnectionCheck } from './forms.ts'

/** What a check may say beside its sentence. */
export type CheckFacts = Pick<ConnectionCheck, 'remedy' | 'field' | 'neededBy'>

const check = (state: ConnectionCheck['state']) => (title: string, message: string, facts: CheckFacts = {}): ConnectionCheck => ({ title, state, message, ...facts })

export const passed = check('passed')
export const failed = check('failed')
export const warning = check('warning')
export const notChecked = check('not-checked')
