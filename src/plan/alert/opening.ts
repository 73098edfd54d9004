import { type FormFacts, formFacts, formHeadings } from '../../config/form.ts'
import type { FactBody } from '../../domain/fact.ts'
import type { Policy } from '../../domain/policy.ts'
import { statusOf } from '../../domain/status.ts'
import { withKey } from '../../integrations/bot-issue.ts'
import { readForm } from '../../markdown/form.ts'
import type { Entry } from '../entry.ts'
import type { Snapshot } from '../snapshot.ts'
import type { BotAlert, OwnAlert } from './seen.ts'
import { alertSeverity, capped } from './severity.ts'

/** What an alert has opened, as the first entry of its journal; null where no alert has. */
export function alertOpening(seen: Snapshot, policy: Policy): Entry | null {
  const { alert = null } = seen
  if (alert === null) return null
  const { author, createdAt: at } = seen.issue
  const { key, facts, notes } =
    alert.by === 'us' ? own(alert, seen, policy) : bots(alert, seen, policy)
  return {
    ...{ key, at, by: author.login, outcome: 'accepted' },
    facts: [declared(policy), ...facts],
    ...(notes.length > 0 ? { notes } : {}),
  }
}

const declared = (policy: Policy): FactBody => ({
  type: 'declared',
  as: 'alert',
  status: statusOf('triage', policy.statuses).name,
})

type Opening = FormFacts & { readonly key: string }

function own(
  { key, heard, before, alert, notes }: OwnAlert,
  { issue }: Snapshot,
  policy: Policy,
): Opening {
  const since = Math.min(alert.startedAt ?? heard, issue.createdAt) as OwnAlert['heard']
  const level = alertSeverity(alert.severity, policy)
  const services = servicesIn(alert.services, policy)
  const { source, links } = alert
  return {
    key: 'alert',
    facts: [
      { type: 'alerted', source, key, since, heard },
      ...severitySet(level.severity),
      ...services.facts,
      ...links.map(({ name, url }): FactBody => ({ type: 'link-added', name, url })),
      ...(before === null ? [] : [{ type: 'related', issue: before, as: 'before' } as const]),
    ],
    notes: [...notes, ...level.notes, ...services.notes],
  }
}

const severitySet = (severity: string | null): readonly FactBody[] =>
  severity === null ? [] : [{ type: 'severity-set', severity }]

const LONGEST_SERVICE = 50 - 'service: '.length
const FIT = /^[\p{L}\p{N}][^\p{C},]*$/u

/** Where config lists services, only these; else whatever fits into a label. */
function servicesIn(names: readonly string[], { services }: Policy): FormFacts {
  const known = (name: string) =>
    services.find((one) => one.name.toLowerCase() === name.toLowerCase())?.name
  const fits = (name: string) =>
    services.length === 0 && name.length <= LONGEST_SERVICE && FIT.test(name) ? name : undefined
  const found = names.map((name) => ({ name, service: known(name) ?? fits(name) }))
  const taken = new Set(found.flatMap(({ service }) => service ?? []))
  return {
    facts: [...taken].map((service) => ({ type: 'service-added', service })),
    notes: found
      .filter(({ service }) => service === undefined)
      .map(
        ({ name }) =>
          `The alert's service "${name}" is none of those in config. Add one with /service.`,
      ),
  }
}

/** The bot's own issue, read by the form's headings. */
function bots({ key, source }: BotAlert, { issue }: Snapshot, policy: Policy): Opening {
  const { createdAt: at } = issue
  const answers = readForm(issue.body, withKey(formHeadings(policy))) ?? new Map()
  const form = formFacts(answers, policy, { now: at, zone: policy.zone })
  const read = form.facts.map((fact) => limited(fact, policy))
  return {
    key: 'form',
    facts: [
      { type: 'alerted', source, key, since: at, heard: at },
      ...read.flatMap(({ facts }) => facts),
    ],
    notes: [...form.notes, ...read.flatMap(({ notes }) => notes)],
  }
}

function limited(fact: FactBody, policy: Policy): FormFacts {
  if (fact.type !== 'severity-set' || fact.severity === null) return { facts: [fact], notes: [] }
  const { severity, notes } = capped(fact.severity, policy)
  return { facts: severitySet(severity), notes }
}
