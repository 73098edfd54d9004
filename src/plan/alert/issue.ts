import type { Alert } from '../../domain/alert.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import { block, inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import { table } from '../../markdown/table.ts'

/** What people read of the issue that an alert opens. Its facts are hidden beside it by the adapter. */
export interface AlertIssue {
  readonly title: string
  readonly body: string
}

/** `heard`: when it came. */
export function alertIssue(alert: Alert, heard: Instant, zone: string): AlertIssue {
  const { source, title, severity, services, startedAt, links, details } = alert
  const rows = [
    ['Since', absolute(startedAt ?? heard, zone)],
    ...(severity === null ? [] : [['Severity, as it says', inert(severity, 60)]]),
    ...(services.length === 0
      ? []
      : [['Services', services.map((name) => inert(name, 60)).join(', ')]]),
    ...(links.length === 0
      ? []
      : [['Links', links.map(({ name, url }) => link(url, name)).join(' · ')]]),
  ]
  const parts = [
    `An alert of ${inert(source, 60)} has opened this incident.`,
    table(['What', inert(title, 200)], rows),
    details === null ? '' : block(details, 4_000),
    'Answer with `/ack`, and `/help` tells what else. What the alert says from now on stands on the card below.',
  ]
  return { title, body: parts.filter((part) => part !== '').join('\n\n') }
}
