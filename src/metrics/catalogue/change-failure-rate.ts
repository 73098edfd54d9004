import { blamed, deployedIn } from '../deployed.ts'
import { metric } from '../metric.ts'
import { sharedOut } from '../shared-out.ts'

export const changeFailureRate = metric({
  name: 'change-failure-rate',
  title: 'Change failure rate',
  summary:
    'Of the successful deployments to production, the share that an incident names as its cause, by the pull request or the commit that it brought. A deployment belongs to its own day and not to that of the incident; incidents that no change caused do not matter.',
  about: 'deployments',
  points: null,
  better: 'less',
  measure: ({ deployments, incidents }, scope) => {
    const all = deployedIn(deployments, scope)?.all ?? []
    const isBlamed = blamed(incidents)
    return sharedOut(
      all.map((one) => ({ number: one.id, one })),
      ({ one }) => (isBlamed(one) ? 'yes' : 'no'),
    )
  },
})
