// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { type Rule } from '../rule.ts'
import { blame } from './blame.ts'
import { hindsight } from './hindsight.ts'
import { humanError } from './human-error.ts'
import { personAsCause } from './person-as-cause.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionMissing } from './section-missing.ts'
import { timeImpossible } from './time-impossible.ts'
import { timeMissing } from './time-missing.ts'
import { timeOrder } from './time-order.ts'
import { timeUnreadable } from './time-unreadable.ts'
import { timelineGap } from './timeline-gap.ts'
import { timelineOrder } from './timeline-order.ts'

export const rules: readonly Rule[] = [
  blame,
  hindsight,
  humanError,
  personAsCause,
  placeholderLeft,
  sectionEmpty,
  sectionMissing,
  timeImpossible,
  timeMissing,
  timeOrder,
  timeUnreadable,
  timelineGap,
  timelineOrder,
]
