const quoted = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/.source
const template = /`(?:\\.|[^`\\])*`/.source
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//.source

/** The source without its comments; what looks like one inside quotes stays. */
export function withoutComments(source) {
  return source.replace(new RegExp(`(${quoted}|${template})|${comment}`, 'g'), (_, text) => text ?? ' ')
}

const clause = /\b(import|export)\s+(type\s+)?(?:[\w*$]+(?:\s*,\s*)?)?\s*(?:\{[^}]*\}|\*\s*(?:as\s+[\w$]+)?)?\s*from\s*(['"])([^'"\n]+)\3/g
const bare = /\bimport\s*(['"])([^'"\n]+)\1/g
const call = /\b(?:import|require|require\.resolve)\s*\(\s*(['"`])([^'"`\n$]+)/g
const computed = /\b(?:import|require|require\.resolve)\s*\(\s*(?:[^'"`\s)]|`\$\{)[^\n)]*/g

/**
 * What a TypeScript or JavaScript file imports: statically, by import() and by require(). Of a computed address
 * (`./${name}/x.ts`) the fixed beginning is given.
 * @returns {{ specifier: string, typeOnly: boolean }[]}
 */
export function specifiersOf(source) {
  const code = withoutComments(source)
  return [
    ...[...code.matchAll(clause)].map((match) => ({ specifier: match[4], typeOnly: Boolean(match[2]) })),
    ...[...code.matchAll(bare)].map((match) => ({ specifier: match[2], typeOnly: false })),
    ...[...code.matchAll(call)].map((match) => ({ specifier: match[2], typeOnly: false })),
  ]
}

/** Calls of import() and require() whose address begins with something that only the running program knows. */
export const computedImportsOf = (source) => [...withoutComments(source).matchAll(computed)].map(([text]) => `${text})`)

/** Everything in single or double quotes. */
export function literalsOf(source) {
  return [...withoutComments(source).matchAll(new RegExp(quoted, 'g'))].map((match) => match[0].slice(1, -1))
}
