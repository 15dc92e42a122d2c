/** What kind of thing went wrong; support filters by it. */
export type FailureClass =
  | 'value' | 'missing' | 'duplicate' | 'connection' | 'intermittent' | 'rate-limit'
  | 'too-large' | 'parse' | 'permission' | 'dependency' | 'conflict'

/** Who can mend it. */
export type FixedBy = 'books' | 'shop' | 'settings' | 'nobody'

/** Facts about one occurrence, for the sentences and for the portal. JSON only, never a secret. */
export type FailureDetails = Record<string, string | number | boolean | null | string[]>

/** The very place of a process's configuration that mends a failure: a setting, or a field's rule; in its table, the row of `row`. */
export type MendPlace = { setting: string; row?: string } | { mapping: string; row?: string }

/** One failure as stored with a record or a run, and shown. */
export interface Failure {
  code: string
  class: FailureClass
  /** Whom or what it is about: "Customer C-00042". */
  subject: string
  /** What happened and why, one or two plain sentences. */
  explanation: string
  /** What to do about it, where. */
  remedy: string
  fixedBy: FixedBy
  /** Whether trying again without any change can help. */
  retryable: boolean
  details: FailureDetails
  /** Where it can be mended here, by who may. */
  mendAt?: MendPlace
  /** The other system's own words, folded away in the portal. */
  raw?: string
}

/** How a failure reads; `subject` begins the sentence that `explain` returns. */
export interface FailureKind<Details extends FailureDetails = FailureDetails> {
  class: FailureClass
  /** For lists and help: "No postal code". */
  title: string
  fixedBy: FixedBy
  /** Default false: the record waits until the source, the mapping or a person changes something. */
  retryable?: boolean
  explain(subject: string, details: Details): string
  remedy(details: Details): string
  mendAt?(details: Details): MendPlace | null
}

// A method signature keeps each kind's own details type assignable here.
export type FailureCatalogue = Record<string, FailureKind<never>>

type DetailsOf<Kind> = Kind extends FailureKind<infer Details> ? Details : never

/**
 * Turns a catalogue into a function that makes failures: `fail('POSTCODE_MISSING', 'Customer C-1', { … })`.
 * The details' type follows from the code.
 */
export function failuresOf<Catalogue extends FailureCatalogue>(catalogue: Catalogue) {
  return <Code extends keyof Catalogue & string>(
    code: Code, subject: string, details: DetailsOf<Catalogue[Code]>, raw?: string,
  ): Failure => {
    const kind = catalogue[code] as unknown as FailureKind
    const place = kind.mendAt?.(details as FailureDetails)
    return {
      code, class: kind.class, subject, fixedBy: kind.fixedBy, retryable: kind.retryable ?? false,
      explanation: kind.explain(subject, details as FailureDetails),
      remedy: kind.remedy(details as FailureDetails),
      details: details as FailureDetails,
      ...(place ? { mendAt: place } : {}),
      ...(raw ? { raw } : {}),
    }
  }
}
