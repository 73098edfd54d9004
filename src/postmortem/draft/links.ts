import { fileLink, fileText } from '../../markdown/file-text.ts'
import { changeLink, type Scene, said, site } from './scene.ts'

/** Everything that can be followed from here, as Markdown. */
export function supportingLinks(at: Scene): readonly string[] {
  const { about, incident, policy } = at
  const runbooks = policy.services.flatMap(({ name, runbook }) =>
    runbook !== null && incident.services.includes(name)
      ? [fileLink(runbook, `runbook for ${name}`)]
      : [],
  )
  const changes = [...incident.causedBy, ...incident.fixedBy].map((change) =>
    changeLink(change, at),
  )
  const related = incident.related.map((number) =>
    fileLink(`${site(at)}/${about.repository}/issues/${number}`, `related issue ${number}`),
  )
  const given = incident.links.map(({ name, url }) => fileLink(url, said(name, at, 150)))
  return [...new Set([incidentLink(at), ...given, ...runbooks, ...changes, ...related])]
}

/** `[acme/shop issue 42](…)`: who held which role, and everything that was said. */
export const incidentLink = ({ about }: Scene): string =>
  fileLink(about.issue.url, `${about.repository} issue ${about.issue.number}`)

/** `checkout ([runbook](…))` */
export function serviceWords(name: string, { policy }: Scene): string {
  const runbook = policy.services.find((service) => service.name === name)?.runbook ?? null
  return runbook === null
    ? fileText(name, 60)
    : `${fileText(name, 60)} (${fileLink(runbook, 'runbook')})`
}
