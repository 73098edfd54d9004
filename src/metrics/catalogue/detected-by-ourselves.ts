import type { Detection } from '../../domain/fact.ts'
import { declaredIn } from '../belonging.ts'
import { metric } from '../metric.ts'
import { sharedOut, type Verdict } from '../shared-out.ts'

export const detectedByOurselves = metric({
  name: 'detected-by-ourselves',
  title: 'Detected by ourselves',
  summary:
    'Of the incidents that were declared in the period, the share that an alert, an objective or a health check showed before a user did. Apart stand those that came to light in another way, or of which nobody has said how.',
  about: 'incidents',
  points: null,
  better: 'more',
  measure: ({ incidents }, { period }) =>
    sharedOut(
      declaredIn(incidents, period),
      ({ detection }): Verdict =>
        detection === null ? { apart: 'nobody has said how' } : VERDICTS[detection],
    ),
})

const VERDICTS: Readonly<Record<Detection, Verdict>> = {
  alert: 'yes',
  slo: 'yes',
  'health-check': 'yes',
  user: 'no',
  other: { apart: 'in another way' },
}
