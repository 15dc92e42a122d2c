import type { Change } from '../entity.ts'

/** Sentences on what the target holds otherwise than it was sent: it answers 200 and drops values that it does not like. */
export const storedDifferently = (changes: readonly Change[], labels: Readonly<Record<string, string>> = {}): string[] => changes
  .map(({ field, before, after }) => `Magento holds ${before ? `“${before}”` : 'nothing'} as ${labels[field] ?? field}, where “${after ?? ''}” was sent.`)
