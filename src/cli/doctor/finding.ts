/** Worst first. `unknown`: could not be seen with these credentials. */
export const STATES = ['broken', 'warning', 'unknown', 'ok'] as const
export type State = (typeof STATES)[number]

/** One thing that was looked at. */
export interface Finding {
  readonly state: State
  /** A sentence: what is there, or what is wrong with it. May hold words of people. */
  readonly what: string
  /** What to type or click next; null where nothing is to be done. */
  readonly next: string | null
}

export const ok = (what: string): Finding => ({ state: 'ok', what, next: null })
export const warning = (what: string, next: string): Finding => ({ state: 'warning', what, next })
export const broken = (what: string, next: string): Finding => ({ state: 'broken', what, next })
/** `next` names the credentials that would see it. */
export const unknown = (what: string, next: string): Finding => ({ state: 'unknown', what, next })
