import type { Role } from '../../../src/sandbox/model.ts'
import type { Invariant, Witness } from '../invariant.ts'
import { reaches, strongestSince, weakestSince } from './held-roles.ts'
import { commandOf, type Journal, type JournalLine, journalsOf, linesOf } from './journal-lines.ts'
import { neededFor } from './known-commands.ts'
import { ourTexts, repositoriesOf } from './ours.ts'
import { commentIn, type Spoken, spokenIn } from './spoken.ts'

export const authorityHeld: Invariant = {
  name: 'I4',
  promise:
    'nothing comes of what somebody says or clicks who did not hold the role for it, and who held it is not turned away',
  broken: (witness) => {
    const spoken = new Map(spokenIn(witness).map((one) => [one.id, one]))
    return journalsOf(ourTexts(witness)).flatMap((journal) => [
      ...journal.lines
        .filter(({ outcome }) => outcome === 'accepted')
        .flatMap((line) => wrong(witness, journal, line, spoken)),
      ...turnedAway(witness, journal, spoken),
    ])
  },
}

function wrong(
  witness: Witness,
  journal: Journal,
  line: JournalLine,
  spoken: ReadonlyMap<number, Spoken>,
): readonly string[] {
  const command = commandOf(line)
  if (command === null) return clicked(witness, journal, line)
  const said = spoken.get(command.comment)
  const about = `${journal.place}: ${line.key} of ${line.by}`
  if (said === undefined) return [`${about} was accepted, and nobody has said it`]
  if (said.by !== line.by) return [`${about} was said by ${said.by}`]
  const names = said.commands.filter((name) => neededFor(name) !== null)
  const name = names[command.index]
  if (name === undefined) return [`${about} was accepted, and no such line stands there`]
  const held = heldBy(witness, line.by, said)
  const needed = neededFor(name) ?? 'admin'
  const isHeld = reaches(held, needed) || reaches(heldWhereDecided(witness, line, said), needed)
  return isHeld ? [] : [`${about} is /${name}, and they held ${held}`]
}

/** Refused to somebody who held the role from when they said it to the end, where no config asks for another. */
function turnedAway(
  witness: Witness,
  { place, texts: [card], lines }: Journal,
  spoken: ReadonlyMap<number, Spoken>,
): readonly string[] {
  // Of a card that was made anew only the receipts tell, and not why something was refused.
  if (asksForMore(witness) || lines.some(({ key }) => /^r\d/.test(key))) return []
  return lines
    .filter(({ outcome, problem }) => outcome === 'refused' && problem?.code === 'not-allowed')
    .flatMap((line) => {
      const command = commandOf(line)
      const said = command === null ? undefined : spoken.get(command.comment)
      if (said === undefined || !said.repository.endsWith(`/${card.repository.name}`)) return []
      const names = said.commands.filter((name) => neededFor(name) !== null)
      const needed = neededFor(names[command?.index ?? 0] ?? '') ?? 'admin'
      const held = weakestSince(witness, line.by, said.repository, said.at)
      return reaches(held, needed)
        ? [`${place}: ${line.key} of ${line.by} was refused, who held ${held}`]
        : []
    })
}

/** Whether it was ever in force that a command takes another role. */
const asksForMore = ({ schedule: { config, acts } }: Witness): boolean =>
  [
    config ?? '',
    ...acts.flatMap(({ does }) => (does.kind === 'configure' ? [does.text] : [])),
  ].some((text) => /^(?:commands|declare):/m.test(text))

/**
 * An issue may be moved before we come to what was said on it. Then it is judged by what its author holds where the issue
 * is by now: that is where it is obeyed, and where they could say it again.
 */
function heldWhereDecided(witness: Witness, { key, by }: JournalLine, { at }: Spoken): Role {
  const written = witness.it.log.find(
    (one) =>
      one.bot &&
      one.event === 'issue_comment' &&
      linesOf(commentIn(one).comment.body)?.some((line) => line.key === key) === true,
  )
  return heldBy(witness, by, { repository: written?.repository ?? '', at })
}

/** What is public can be read by whoever has an account. */
function heldBy(
  witness: Witness,
  login: string,
  { repository, at }: Pick<Spoken, 'repository' | 'at'>,
): Role {
  const held = strongestSince(witness, login, repository, at)
  const place = repositoriesOf(witness).find(({ name }) => repository.endsWith(`/${name}`))
  return held === 'none' && place?.private === false ? 'read' : held
}

/** Facts that anybody may leave behind: what somebody reports, or calls their own issue. */
const HARMLESS: ReadonlySet<string> = new Set(['titled', 'severity-proposed', 'impact-set'])

/** What stands in the opening body, in GitHub's log, or was ticked. */
function clicked(witness: Witness, { place, texts: [card] }: Journal, line: JournalLine) {
  if (!/^(b\.|e|t\d)/.test(line.key)) return []
  const facts = (line.facts ?? []).filter(({ type }) => !HARMLESS.has(type))
  if (facts.length === 0) return []
  if (line.key.startsWith('e') && !happened(witness, line))
    return [`${place}: ${line.key} of ${line.by} was accepted, and nobody has done it then`]
  const repository = repositoryNamed(witness, card.repository.name)
  const held = strongestSince(witness, line.by, repository, line.at - SECOND_MS)
  if (reaches(held, 'triage')) return []
  return [`${place}: ${line.key} of ${line.by} was accepted, and they held ${held}`]
}

/** Whether that person did anything on an issue at that time, as GitHub knows it. */
const happened = ({ it }: Witness, { by, at }: JournalLine): boolean =>
  it.log.some(
    (one) => one.event === 'issues' && one.by === by && Math.abs(one.at - at) <= SECOND_MS,
  )

/** GitHub's times have no fractions of a second. */
const SECOND_MS = 1_000

const repositoryNamed = ({ it }: Witness, name: string): string =>
  it.log.find(({ repository }) => repository?.endsWith(`/${name}`))?.repository ?? `?/${name}`
