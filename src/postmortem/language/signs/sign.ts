import { pattern } from '../pattern.ts'

export type LanguageCode = 'blame' | 'hindsight' | 'human-error' | 'person-as-cause'

/** A turn of phrase that gives something away. */
export interface Sign {
  readonly code: LanguageCode
  /** What is wrong with it, for the words of the finding. */
  readonly about: About
  /**
   * `words` speak wherever they are not denied; `act` is silent in questions and where it is only imagined; `sight`
   * besides where the sentence goes on to tell what in the system led to it.
   */
  readonly weight: 'words' | 'act' | 'sight'
  readonly shape: RegExp
  /** It begins with somebody: without people in the sentence there is nothing to look for. */
  readonly aboutPeople: boolean
  /** Silent where this matches as well. */
  readonly unless: RegExp | null
}

export type About =
  | 'act'
  | 'omission'
  | 'knowledge'
  | 'character'
  | 'fault'
  | 'correction'
  | 'wish'
  | 'failed-to'
  | 'human-error'
  | 'cause'

type Options = Partial<Pick<Sign, 'weight'>> & { readonly unless?: string }

/** A source that opens with somebody, or with a choice of such. */
const PEOPLE = /^(?:\{(?:P|PX|S|SX|N|W)\}|<[^>]*>|\(\?:(?:\{(?:P|PX|N|W)\}|<[^>]*>|\|)+\))/

/** Signs of one kind, each from the source of a pattern. */
export const signs =
  (code: LanguageCode, about: About) =>
  (source: string, { weight = 'act', unless }: Options = {}): Sign => ({
    code,
    about,
    weight,
    shape: pattern(source),
    aboutPeople: PEOPLE.test(source),
    unless: unless === undefined ? null : pattern(unless),
  })
