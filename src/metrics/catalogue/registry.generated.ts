// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { type Metric } from '../metric.ts'
import { timeBetweenFailures } from './time-between-failures.ts'
import { timeToAcknowledge } from './time-to-acknowledge.ts'
import { timeToDetect } from './time-to-detect.ts'
import { timeToMitigate } from './time-to-mitigate.ts'
import { timeToResolve } from './time-to-resolve.ts'

export const metrics: readonly Metric[] = [
  timeBetweenFailures,
  timeToAcknowledge,
  timeToDetect,
  timeToMitigate,
  timeToResolve,
]
