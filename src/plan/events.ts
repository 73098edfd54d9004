import { meaning, statusLabel } from '../config/labels.ts'
import type { FactBody } from '../domain/fact.ts'
import type { Incident } from '../domain/incident.ts'
import type { Policy } from '../domain/policy.ts'
import { type Category, ended, statusNamed, statusOf } from '../domain/status.ts'
import { redact } from '../markdown/secrets.ts'
import type { LogEvent } from './snapshot.ts'

type Of<T extends LogEvent['type']> = Extract<LogEvent, { type: T }>

/** What a line of GitHub's log, written by a person, means for the incident. */
export function factsOf(event: LogEvent, incident: Incident, policy: Policy): readonly FactBody[] {
  switch (event.type) {
    case 'labeled':
      return labeled(event.label, incident, policy)
    case 'unlabeled':
      return unlabeled(event.label, incident, policy)
    case 'assigned':
      return assigned(event.login, incident)
    case 'unassigned':
      return unassigned(event.login, incident)
    case 'closed':
      return closed(event, incident, policy)
    case 'reopened':
      return ended(incident.category) ? [enters('investigating', policy)] : []
    case 'renamed':
      return [{ type: 'titled', title: redact(event.title).text }]
    default:
      return event satisfies never
  }
}

const enters = (category: Category, policy: Policy): FactBody => ({
  type: 'status-entered',
  status: statusOf(category, policy.statuses).name,
  category,
})

function labeled(label: string, incident: Incident, policy: Policy): readonly FactBody[] {
  const means = meaning(label, policy)
  switch (means?.kind) {
    case 'incident':
      return incident.openedAt === null
        ? [
            {
              type: 'declared',
              as: 'incident',
              status: statusOf('investigating', policy.statuses).name,
            },
          ]
        : [{ type: 'adopted' }]
    case 'severity':
      return [{ type: 'severity-set', severity: means.value }]
    case 'status': {
      const status = statusNamed(means.value, policy.statuses)
      if (status === null) return []
      return [{ type: 'status-entered', status: status.name, category: status.category }]
    }
    case 'service':
      return [{ type: 'service-added', service: means.value }]
    case 'cause':
      return [{ type: 'cause-set', cause: means.value }]
    case 'drill':
      return [{ type: 'drill-set', drill: true }]
    default:
      return []
  }
}

/** What the incident itself was called comes first: config may have renamed it since. */
function unlabeled(label: string, incident: Incident, policy: Policy): readonly FactBody[] {
  const named = (name: string | null) => name?.toLowerCase() === label.toLowerCase()
  if (named(incident.severity)) return [{ type: 'severity-set', severity: null }]
  if (named(statusLabel(incident.status))) return [{ type: 'status-label-removed' }]
  const means = meaning(label, policy)
  switch (means?.kind) {
    case 'incident':
      return [{ type: 'released' }]
    case 'service':
      return [{ type: 'service-removed', service: means.value }]
    case 'cause':
      return [{ type: 'cause-cleared', cause: means.value }]
    case 'drill':
      return [{ type: 'drill-set', drill: false }]
    default:
      return []
  }
}

/** The first person assigned leads; whoever is assigned beside a commander is a helper. */
function assigned(login: string, incident: Incident): readonly FactBody[] {
  const commander = incident.roles.commander
  if (commander === undefined) return [{ type: 'role-assigned', role: 'commander', login }]
  // Whom the rotation put in command has not answered by that; whom a person assigns has.
  return commander === login && incident.times.acknowledged ? [] : [{ type: 'acknowledged' }]
}

function unassigned(login: string, { roles, called }: Incident): readonly FactBody[] {
  return [
    ...(roles.commander === login
      ? [{ type: 'role-assigned', role: 'commander', login: null } as const]
      : []),
    ...(called === login ? [{ type: 'on-call-assigned', login: null } as const] : []),
  ]
}

function closed(event: Of<'closed'>, incident: Incident, policy: Policy): readonly FactBody[] {
  if (event.reason === 'not_planned') return [enters('cancelled', policy)]
  if (event.reason === 'duplicate') return [enters('duplicate', policy)]
  if (ended(incident.category)) return []
  const { pull } = event
  const fix = pull && ({ kind: 'pull', ...pull } as const)
  return [fix ? { ...enters('resolved', policy), fix } : enters('resolved', policy)] as FactBody[]
}
