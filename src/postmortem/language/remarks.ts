import type { Participant } from '../known.ts'
import { type Encoded, encode, placeOf } from './people.ts'
import { acts } from './signs/acts.ts'
import { causes } from './signs/causes.ts'
import { corrections } from './signs/corrections.ts'
import { humanErrors } from './signs/human-error.ts'
import { judgements } from './signs/judgements.ts'
import { omissions } from './signs/omissions.ts'
import type { About, LanguageCode, Sign } from './signs/sign.ts'
import { wishes } from './signs/wishes.ts'
import { excused, imagined } from './silence.ts'

/** Something that a sentence says against somebody. */
export interface Remark {
  readonly code: LanguageCode
  readonly about: About
  /** Offsets into the sentence, `end` exclusive. */
  readonly start: number
  readonly end: number
}

const SIGNS: readonly Sign[] = [
  ...humanErrors,
  ...causes,
  ...wishes,
  ...corrections,
  ...judgements,
  ...omissions,
  ...acts,
]

/** Longer sentences are tables, lists or attacks; their beginning is looked at. */
const LONGEST = 2000

/** What `sentence` says against somebody, at most one remark of each code, in order of place. */
export function remarks(
  sentence: string,
  participants: readonly Participant[] = [],
): readonly Remark[] {
  const encoded = encode(sentence.slice(0, LONGEST), participants)
  const found = new Map<LanguageCode, Remark>()
  const peopled = encoded.pieces.some(({ person }) => person !== null)
  for (const sign of SIGNS) {
    if (found.has(sign.code) || (sign.aboutPeople && !peopled)) continue
    const remark = read(sign, encoded)
    if (remark !== null) found.set(sign.code, remark)
  }
  return [...found.values()].sort((one, other) => one.start - other.start)
}

/** Codes of the rules that speak on `sentence`; it is blameful when there is one. */
export function judged(
  sentence: string,
  participants: readonly Participant[] = [],
): readonly LanguageCode[] {
  return remarks(sentence, participants).map(({ code }) => code)
}

function read(sign: Sign, encoded: Encoded): Remark | null {
  if (excused(sign.weight, encoded.text)) return null
  if (sign.unless !== null && encoded.text.search(sign.unless) >= 0) return null
  for (const { index, 0: match } of encoded.text.matchAll(sign.shape)) {
    const from = index + 1
    if (imagined(sign, encoded.text, from, match.slice(1))) continue
    const [start, end] = placeOf(encoded, from, index + match.length)
    return { code: sign.code, about: sign.about, start, end }
  }
  return null
}
