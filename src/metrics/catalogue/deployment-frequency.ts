import { deployedIn, UNTOLD } from '../deployed.ts'
import { metric } from '../metric.ts'
import { weeksIn } from '../weeks.ts'

export const deploymentFrequency = metric({
  name: 'deployment-frequency',
  title: 'Deployment frequency',
  summary:
    'Successful deployments to production a week. The environments that count are those of config; a deployment belongs to when it succeeded.',
  about: 'deployments',
  points: null,
  better: 'more',
  measure: ({ deployments }, scope) => {
    const found = deployedIn(deployments, scope)
    if (found === null) {
      return { kind: 'amount', value: null, unit: 'per-week', numbers: [], why: UNTOLD }
    }
    const numbers = found.all.map(({ id }) => id)
    const weeks = weeksIn(found.window)
    const value = weeks > 0 ? numbers.length / weeks : null
    const why = value === null ? 'Nothing of the period has passed yet.' : null
    return { kind: 'amount', value, unit: 'per-week', numbers, why }
  },
})
