import { createHash } from 'node:crypto'
import { roleOf } from '../access.ts'
import type { Issue, Label, Repository, User } from '../model.ts'
import { type Html, html } from './html.ts'

type Rgb = readonly [number, number, number]

const rgb = (hex: string): Rgb => [
  Number.parseInt(hex.slice(0, 2), 16),
  Number.parseInt(hex.slice(2, 4), 16),
  Number.parseInt(hex.slice(4, 6), 16),
]

/** How bright a colour looks, 0 to 1. */
const brightness = ([red, green, blue]: Rgb) => (red * 299 + green * 587 + blue * 114) / 255_000

const paler = (color: Rgb, share: number) =>
  color.map((part) => Math.round(part + (255 - part) * share)).join(' ')

/** A label in its colour; the dark page shows it as a tint with light letters, as GitHub does. */
export function labelChip(label: Pick<Label, 'name' | 'color'> & Partial<Label>): Html {
  const color = rgb(label.color)
  const ink = brightness(color) > 0.55 ? '#1f2328' : '#ffffff'
  const light = paler(color, Math.max(0, 0.75 - brightness(color)))
  const style = `--label:${color.join(' ')};--ink:${ink};--pale:${light}`
  return html`<span class="label" style="${style}" title="${label.description ?? ''}">${label.name}</span>`
}

/** A picture without a request: the first letter on a colour made from the name. */
export function avatar(user: User): Html {
  const hue = ((createHash('sha1').update(user.login).digest()[0] ?? 0) * 360) / 256
  const shape = user.type === 'Bot' ? 'avatar bot' : 'avatar'
  return html`<span class="${shape}" style="--hue:${Math.round(hue)}" aria-hidden="true">${user.login.slice(0, 1).toUpperCase()}</span>`
}

export function person(user: User): Html {
  const name = user.login.replace(/\[bot\]$/, '')
  const badge = user.type === 'Bot' && html` <span class="badge">bot</span>`
  return html`<span class="person"><strong>${name}</strong>${badge}</span>`
}

export function roleBadge(repository: Repository, user: User): Html | false {
  if (user.type !== 'User') return false
  const role = roleOf(repository, user)
  return html`<span class="badge" title="${user.login} holds the role ${role} here">${role}</span>`
}

const REASONS = { completed: 'Completed', not_planned: 'Not planned', duplicate: 'Duplicate' }

export function stateBadge(issue: Issue): Html {
  if (issue.pull?.mergedAt) return html`<span class="state merged">Merged</span>`
  if (issue.state === 'open') {
    const draft = issue.pull?.draft === true
    return html`<span class="state ${draft ? 'draft' : 'open'}">${draft ? 'Draft' : 'Open'}</span>`
  }
  const reason = issue.stateReason === 'reopened' ? null : issue.stateReason
  const words = reason === null ? '' : `: ${REASONS[reason].toLowerCase()}`
  const kind = reason === 'completed' ? 'done' : 'dropped'
  return html`<span class="state ${kind}">Closed${words}</span>`
}
