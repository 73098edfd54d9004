/** What is asked of the thread that holds the tests. */
export type Ask =
  /** All tests on the sources as they are, and which changes each of them comes past. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed'
      /** As Stryker numbers the change. */
      readonly change: string
      /** Whether it is made while the sources are loaded, or only while tests run. */
      readonly whileLoading: boolean
      /** The tests that come past it; null for all. */
      readonly tests: readonly string[] | null
      /** Milliseconds that they take unchanged, as far as is known, the shortest first: most changes are noticed by one of those. */
      readonly times: readonly (readonly [id: string, ms: number])[]
      /** How often it may be come past before that counts as a loop; null for any number. */
      readonly hits: number | null
    }

export interface Timed {
  readonly id: string
  readonly ms: number
  /** What it failed with; null where it passed. */
  readonly failure: string | null
}

/** How often each change is come past, by its number: while the sources are loaded, and by each test. */
export interface Coverage {
  readonly static: Readonly<Record<string, number>>
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export type Answer =
  | { readonly kind: 'ready' }
  /** Something begins that takes so long unchanged; the answer follows. */
  | { readonly kind: 'begun'; readonly ms: number }
  | { readonly kind: 'ran'; readonly tests: readonly Timed[]; readonly coverage: Coverage }
  | { readonly kind: 'killed'; readonly by: Timed; readonly tests: number }
  | { readonly kind: 'survived'; readonly tests: number }
  /** It went round more often than it may. */
  | { readonly kind: 'loop' }
  /** The tests could not be loaded. */
  | { readonly kind: 'broken'; readonly message: string }

/** Both ends are threads of one process. */
export const CHANNEL = 'sitrep-mutation'
