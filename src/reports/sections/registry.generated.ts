// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { type Section } from '../section.ts'
import { budgets } from './budgets.ts'
import { causes } from './causes.ts'
import { changes } from './changes.ts'
import { course } from './course.ts'
import { delivery } from './delivery.ts'
import { dueSoon } from './due-soon.ts'
import { durations } from './durations.ts'
import { excluded } from './excluded.ts'
import { finished } from './finished.ts'
import { followUp } from './follow-up.ts'
import { health } from './health.ts'
import { hours } from './hours.ts'
import { incidents } from './incidents.ts'
import { method } from './method.ts'
import { oldest } from './oldest.ts'
import { others } from './others.ts'
import { overdue } from './overdue.ts'
import { promises } from './promises.ts'
import { quality } from './quality.ts'
import { recurrence } from './recurrence.ts'
import { services } from './services.ts'
import { severities } from './severities.ts'
import { statuses } from './statuses.ts'
import { summary } from './summary.ts'
import { told } from './told.ts'
import { undated } from './undated.ts'
import { unowned } from './unowned.ts'

export const sections: readonly Section[] = [
  budgets,
  causes,
  changes,
  course,
  delivery,
  dueSoon,
  durations,
  excluded,
  finished,
  followUp,
  health,
  hours,
  incidents,
  method,
  oldest,
  others,
  overdue,
  promises,
  quality,
  recurrence,
  services,
  severities,
  statuses,
  summary,
  told,
  undated,
  unowned,
]
