import type { Alert, HeardAlert } from '../../domain/alert.ts'
import type { AlertPolicy } from '../../domain/alert-policy.ts'

/** What becomes of an alert by the team's config. */
export type Wanted =
  | { readonly kind: 'wanted'; readonly alert: Alert; readonly notes: readonly string[] }
  /** In a sentence, with what to write into config where it should be another way. */
  | { readonly kind: 'unwanted'; readonly words: string }

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Whether the team wants to hear of it, with the severity and service that config gives to it. */
export function wantedAlert({ origin, alert, notes }: HeardAlert, policy: AlertPolicy): Wanted {
  const wanted = (rule: Rule = NO_RULE): Wanted => ({
    kind: 'wanted',
    alert: ruled(alert, rule),
    notes,
  })
  switch (origin.kind) {
    case 'asked':
      return wanted()
    case 'dispatch':
      return policy.events.includes(origin.type)
        ? wanted()
        : unwanted(
            `Events of the type "${origin.type}" are no alerts here. For it, add to config: alerts: { events: ["${origin.type}"] }.`,
          )
    case 'workflow': {
      const { name, file, branch, isDefault } = origin
      const rule = policy.workflows.find(
        ({ workflow, branches }) =>
          (same(workflow, name) || same(workflow, file)) &&
          (branches?.includes(branch) ?? isDefault),
      )
      if (rule !== undefined) return wanted(rule)
      return unwanted(
        `Runs of ${file} on ${branch} are no alerts here. For it, add to config: alerts: { workflows: [{ workflow: ${file}, branches: [${branch}] }] }.`,
      )
    }
    case 'deployment': {
      const { environment } = origin
      const rule = policy.deployments.find((one) => same(one.environment, environment))
      if (rule !== undefined) return wanted(rule)
      return unwanted(
        `Deployments to ${environment} are no alerts here. For it, add to config: alerts: { deployments: [{ environment: ${environment} }] }.`,
      )
    }
    default:
      return origin satisfies never
  }
}

interface Rule {
  readonly severity: string | null
  readonly service: string | null
}

const NO_RULE: Rule = { severity: null, service: null }

const unwanted = (words: string): Wanted => ({ kind: 'unwanted', words })

const ruled = (alert: Alert, { severity, service }: Rule): Alert => ({
  ...alert,
  severity: severity ?? alert.severity,
  services: service === null ? alert.services : [...new Set([service, ...alert.services])],
})
