import { point } from '../point.ts'
import type { Hit } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { message } from './message.ts'
import { foundIn } from './narrative.ts'
import type { LanguageCode } from './signs/sign.ts'

/** What the document's sentences say of this kind. */
export const hitsOf = (code: LanguageCode, subject: Subject): readonly Hit[] =>
  foundIn(subject)
    .filter((found) => found.code === code)
    .map(({ about, at, words }) => point(at, message(about, words)))
