import type { RingMember } from '../entity.ts'

/** "C-1 → C-2 → C-1": each takes what the next one has. */
export const ringInWords = (ring: readonly RingMember[]): string => [...ring.map(({ key }) => key), ring[0]?.key ?? ''].join(' → ')
