// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { type Metric } from '../metric.ts'
import { actionAge } from './action-age.ts'
import { actionCompletion } from './action-completion.ts'
import { actionsVerified } from './actions-verified.ts'
import { changeFailureRate } from './change-failure-rate.ts'
import { declaredByAlert } from './declared-by-alert.ts'
import { deploymentFrequency } from './deployment-frequency.ts'
import { detectedByOurselves } from './detected-by-ourselves.ts'
import { failedDeploymentRecovery } from './failed-deployment-recovery.ts'
import { falseAlarms } from './false-alarms.ts'
import { incidentsByCause } from './incidents-by-cause.ts'
import { incidentsByHour } from './incidents-by-hour.ts'
import { incidentsByService } from './incidents-by-service.ts'
import { incidentsBySeverity } from './incidents-by-severity.ts'
import { incidentsDeclared } from './incidents-declared.ts'
import { incidentsPerResponder } from './incidents-per-responder.ts'
import { incidentsPerWeek } from './incidents-per-week.ts'
import { leadTimeForChanges } from './lead-time-for-changes.ts'
import { nightShare } from './night-share.ts'
import { postmortemCompletion } from './postmortem-completion.ts'
import { recurrence } from './recurrence.ts'
import { rotationBalance } from './rotation-balance.ts'
import { runbookCoverage } from './runbook-coverage.ts'
import { sloSpent } from './slo-spent.ts'
import { timeBetweenFailures } from './time-between-failures.ts'
import { timeInStatus } from './time-in-status.ts'
import { timeToAcknowledge } from './time-to-acknowledge.ts'
import { timeToDetect } from './time-to-detect.ts'
import { timeToMitigate } from './time-to-mitigate.ts'
import { timeToPostmortem } from './time-to-postmortem.ts'
import { timeToResolve } from './time-to-resolve.ts'
import { weekendShare } from './weekend-share.ts'

export const metrics: readonly Metric[] = [
  actionAge,
  actionCompletion,
  actionsVerified,
  changeFailureRate,
  declaredByAlert,
  deploymentFrequency,
  detectedByOurselves,
  failedDeploymentRecovery,
  falseAlarms,
  incidentsByCause,
  incidentsByHour,
  incidentsByService,
  incidentsBySeverity,
  incidentsDeclared,
  incidentsPerResponder,
  incidentsPerWeek,
  leadTimeForChanges,
  nightShare,
  postmortemCompletion,
  recurrence,
  rotationBalance,
  runbookCoverage,
  sloSpent,
  timeBetweenFailures,
  timeInStatus,
  timeToAcknowledge,
  timeToDetect,
  timeToMitigate,
  timeToPostmortem,
  timeToResolve,
  weekendShare,
]
