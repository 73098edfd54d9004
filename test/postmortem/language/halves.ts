import { blamefulActs } from './sentences/blameful-acts.ts'
import { blamefulJudgements } from './sentences/blameful-judgements.ts'
import { blamelessPeople } from './sentences/blameless-people.ts'
import { blamelessSystems } from './sentences/blameless-systems.ts'

export interface Judged {
  readonly category: string
  readonly text: string
  readonly blameful: boolean
}

type Sentences = Readonly<Record<string, readonly string[]>>

/** Every other sentence of each category: the first, third, ... were looked at while patterns were written. */
const half = (sentences: Sentences, blameful: boolean, odd: boolean): readonly Judged[] =>
  Object.entries(sentences).flatMap(([category, texts]) =>
    texts
      .filter((_, index) => (index % 2 === 1) === odd)
      .map((text) => ({ category, text, blameful })),
  )

const all = (odd: boolean): readonly Judged[] => [
  ...half(blamefulActs, true, odd),
  ...half(blamefulJudgements, true, odd),
  ...half(blamelessPeople, false, odd),
  ...half(blamelessSystems, false, odd),
]

/** Patterns were written with these in view. */
export const tuned = all(false)

/** Nobody looked at the verdict on these before the patterns stood, and none was changed for them. */
export const heldOut = all(true)
