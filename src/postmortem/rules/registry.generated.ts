// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { type Rule } from '../rule.ts'
import { actionDateFormat } from './action-date-format.ts'
import { actionOwnerUnassignable } from './action-owner-unassignable.ts'
import { actionUnreadableDate } from './action-unreadable-date.ts'
import { actionVague } from './action-vague.ts'
import { actionWithoutDueDate } from './action-without-due-date.ts'
import { actionWithoutOwner } from './action-without-owner.ts'
import { blame } from './blame.ts'
import { closingKeyword } from './closing-keyword.ts'
import { customerData } from './customer-data.ts'
import { detectionMissing } from './detection-missing.ts'
import { fiveWhysShort } from './five-whys-short.ts'
import { frontMatterUnreadable } from './front-matter-unreadable.ts'
import { hindsight } from './hindsight.ts'
import { humanError } from './human-error.ts'
import { ignoreWithoutReason } from './ignore-without-reason.ts'
import { impactWithoutNumber } from './impact-without-number.ts'
import { incidentMismatch } from './incident-mismatch.ts'
import { nestedTooDeep } from './nested-too-deep.ts'
import { noActionItem } from './no-action-item.ts'
import { noContributingFactor } from './no-contributing-factor.ts'
import { noPrevention } from './no-prevention.ts'
import { personAsCause } from './person-as-cause.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { secret } from './secret.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionMissing } from './section-missing.ts'
import { severityMismatch } from './severity-mismatch.ts'
import { timeImpossible } from './time-impossible.ts'
import { timeMissing } from './time-missing.ts'
import { timeOrder } from './time-order.ts'
import { timeUnreadable } from './time-unreadable.ts'
import { timelineGap } from './timeline-gap.ts'
import { timelineOrder } from './timeline-order.ts'
import { useRole } from './use-role.ts'

export const rules: readonly Rule[] = [
  actionDateFormat,
  actionOwnerUnassignable,
  actionUnreadableDate,
  actionVague,
  actionWithoutDueDate,
  actionWithoutOwner,
  blame,
  closingKeyword,
  customerData,
  detectionMissing,
  fiveWhysShort,
  frontMatterUnreadable,
  hindsight,
  humanError,
  ignoreWithoutReason,
  impactWithoutNumber,
  incidentMismatch,
  nestedTooDeep,
  noActionItem,
  noContributingFactor,
  noPrevention,
  personAsCause,
  placeholderLeft,
  secret,
  sectionEmpty,
  sectionMissing,
  severityMismatch,
  timeImpossible,
  timeMissing,
  timeOrder,
  timeUnreadable,
  timelineGap,
  timelineOrder,
  useRole,
]
