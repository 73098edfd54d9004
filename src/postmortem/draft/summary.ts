import { fileText } from '../../markdown/file-text.ts'
import { durationWords } from '../../markdown/when.ts'
import { hurt, hurtMs, impactNumbers, latestNumbers } from './impact.ts'
import { levelTitle, listed, type Scene, saidText, utc } from './scene.ts'
import { DETECTED, durationRows } from './times.ts'

/** What is known of it in a few sentences of Markdown: what, how bad, since when, how it was noticed and ended. */
export const summary = (at: Scene): string =>
  [what(at), numbers(at), noticed(at), ended(at)].filter((part) => part !== '').join(' ')

function what(at: Scene): string {
  const { severity, services, title, drill, times } = at.incident
  const named = services.map((name) => fileText(name, 60))
  const where = named.length === 0 ? '' : ` in ${listed(named)}`
  const level = severity === null ? '' : ` (${fileText(levelTitle(severity, at), 60)})`
  const from = times.started === undefined ? 'Known since' : 'From'
  const name = saidText(title || at.about.issue.title, at, 150)
  return `${drill ? 'In a drill: ' : ''}${from} ${utc(at.startAt)}${where}: ${name}${level}.`
}

function numbers(at: Scene): string {
  const { impacts } = at.incident
  const ms = hurtMs(hurt(at.incident, at.startAt))
  const took = ms === null ? [] : [`People were affected for ${durationWords(ms)}.`]
  // Whoever counted users or shares said what they noticed; what it cost was added up later.
  const counted = impacts.findLast(
    ({ share, users, text }) => text !== '' && (share ?? users) !== null,
  )
  const said = (counted ?? impacts.findLast(({ text }) => text !== ''))?.text ?? ''
  const words = [impactNumbers({ text: said, ...latestNumbers(at.incident) }), saidText(said, at)]
  const known = words.filter((part) => part !== '')
  return [...took, ...(known.length > 0 ? [`Known impact: ${known.join('; ')}.`] : [])].join(' ')
}

function noticed(at: Scene): string {
  const { detection } = at.incident
  const took = durationRows(at).find(({ name }) => name === 'detect')
  const after = took === undefined ? '' : ` after ${took.words}`
  if (detection !== null) return `It was noticed by ${DETECTED[detection]}${after}.`
  return took === undefined ? '' : `It was noticed${after}.`
}

function ended(at: Scene): string {
  const { mitigated, resolved } = at.incident.times
  const parts = [
    ...(mitigated === undefined ? [] : [`the impact was over at ${utc(mitigated.at)}`]),
    ...(resolved === undefined ? [] : [`the cause was gone at ${utc(resolved.at)}`]),
  ]
  if (parts.length === 0) return ''
  const words = listed(parts)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
