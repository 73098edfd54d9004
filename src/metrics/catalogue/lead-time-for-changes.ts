import { deployedIn } from '../deployed.ts'
import { metric, type Value } from '../metric.ts'

export const leadTimeForChanges = metric({
  name: 'lead-time-for-changes',
  title: 'Lead time for changes',
  summary:
    'From a commit to the first successful deployment to production that brought it, one length for each commit. Missing are deployments of which it could not be read in full what they brought.',
  about: 'deployments',
  points: null,
  better: 'less',
  measure: ({ deployments }, scope) => {
    const all = deployedIn(deployments, scope)?.all ?? []
    const values = all.flatMap(({ id, succeededAt, commits }): readonly Value[] =>
      (commits ?? [])
        .filter(({ at }) => at <= succeededAt)
        .map(({ at }) => ({ number: id, ms: succeededAt - at }))
        .sort((a, b) => a.ms - b.ms),
    )
    const missing = all.filter(({ commits }) => commits === null).map(({ id }) => id)
    return { kind: 'durations', values, open: [], missing }
  },
})
