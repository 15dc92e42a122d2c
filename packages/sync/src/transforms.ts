/** What a mapping may do to a value on its way. */
export type TransformName = 'trim' | 'upper' | 'lower' | 'title' | 'digits' | 'first-word' | 'rest-words'

export const transforms: Record<TransformName, (text: string) => string> = {
  trim: (text) => text.trim(),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => text.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (match) => match.toUpperCase()),
  digits: (text) => text.replace(/\D/g, ''),
  'first-word': (text) => text.trim().split(/\s+/)[0] ?? '',
  'rest-words': (text) => text.trim().split(/\s+/).slice(1).join(' '),
}

export const transformNames = Object.keys(transforms) as TransformName[]
