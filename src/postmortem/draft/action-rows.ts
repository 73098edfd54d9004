import { local } from '../../domain/instant.ts'
import { type Scene, said } from './scene.ts'

/** An action item that was noted while the incident ran; empty where nobody has said. */
interface ActionRow {
  readonly id: string
  readonly text: string
  /** `@ben, @ana`: here a login is right, since a person is asked to do it. */
  readonly owner: string
  readonly priority: string
  /** `2026-12-01`, in the team's zone. */
  readonly due: string
}

export const actionRows = (at: Scene): readonly ActionRow[] =>
  at.incident.actions.map(({ text, owners, priority, due }, index) => ({
    id: String(index + 1),
    text: said(text, at),
    owner: owners.map((login) => `@${login}`).join(', '),
    priority: priority ?? '',
    due: due === null ? '' : local(due, at.policy.zone).date,
  }))
