import type { Invariant, Witness } from '../invariant.ts'
import { commandOf, type Journal, journalsOf } from './journal-lines.ts'
import { neededFor } from './known-commands.ts'
import { botOf, markIn, type OurText, ourTexts, repeated } from './ours.ts'
import { type Spoken, spokenIn } from './spoken.ts'

export const commandsOnce: Invariant = {
  name: 'I3',
  promise: 'each command on an incident is decided once, and answered by one receipt',
  broken: (witness) => {
    const journals = journalsOf(ourTexts(witness))
    return [
      ...journals.flatMap(({ place, lines }) =>
        repeated(lines.map(({ key }) => `${place}: decided as ${key}`)),
      ),
      ...journals.flatMap((journal) => undecided(witness, journal)),
      ...receipts(witness, journals),
    ]
  },
}

/** What was said on an incident and stands there as it was said, and has commands that nobody has decided. */
function undecided(witness: Witness, { place, texts: [card], lines }: Journal): readonly string[] {
  const { issue, repository } = card
  const decided = new Set(lines.map(({ key }) => key))
  const begun = lines.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY)
  const untouched = new Set(
    issue.comments.filter(({ lastEditedAt }) => lastEditedAt === null).map(({ id }) => id),
  )
  return spokenIn(witness)
    .filter(({ id, number }) => number === issue.number && untouched.has(id))
    .filter((one) => one.repository.endsWith(`/${repository.name}`) && one.at >= begun)
    .flatMap((one) => ours(one).map((index) => `c${one.id}.${index}`))
    .filter((key) => !decided.has(key))
    .map((key) => `${place}: ${key} was never decided`)
}

/** Places of the commands that are ours among those of a comment; what is nobody's has no number. */
const ours = ({ commands }: Spoken): readonly number[] =>
  commands.filter((name) => neededFor(name) !== null).map((_, index) => index)

/** Our receipts: at most one of us on a comment, and it says what the journal says. */
function receipts(witness: Witness, journals: readonly Journal[]): readonly string[] {
  return journals.flatMap(({ place, texts: [{ issue, comment: card }], lines }) =>
    judged(witness, issue, lines).flatMap(({ id, reactions }) => {
      const given = reactions.filter(({ userId }) => userId === botOf(witness))
      const decided = lines.filter((line) => commandOf(line)?.comment === id)
      const contents = given.map(({ content }) => content)
      const answered = isOnlyAsked(witness, issue, id) ? 'rocket' : 'confused'
      const isUnkept = decided.length === 0 && contents.join() === answered
      if (isUnkept && isBeforeCard(issue.body, id, card)) return []
      const wrong = receiptWrong(
        contents,
        decided.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'noted'),
        issue.locked,
      )
      return wrong === null ? [] : [`${place}: comment ${id} ${wrong}`]
    }),
  )
}

/**
 * An action item gets its card with the first command that changes it. What was refused or asked before that was
 * answered, and only its receipt tells of it: strangers who type commands on an issue would fill its journal otherwise.
 */
const isBeforeCard = (body: string | null, id: number, card: OurText['comment']): boolean =>
  markIn(body ?? '')?.kind === 'action' && card !== null && id < card.id

/** Whether a reply of ours stands there that tells of nothing refused: it is owed to a question, and to no change. */
const isOnlyAsked = (witness: Witness, { comments }: OurText['issue'], id: number): boolean =>
  comments.some(({ authorId, body }) => {
    const mark = markIn(body)
    return authorId === botOf(witness) && mark?.kind === 'reply' && mark.key === `${id}:`
  })

/**
 * Ids order all that happens: what is older than the issue came along when it was moved here, with the receipt of what
 * was decided where it came from.
 */
const saidHere = ({ id, comments }: Journal['texts'][number]['issue']) =>
  comments.filter((comment) => comment.id > id)

const judged = (witness: Witness, issue: OurText['issue'], lines: Journal['lines']) =>
  saidHere(issue).filter((comment) => !isLost(witness, comment, lines))

/**
 * Where people took the journal away and edited what was run, only the receipt tells that it was. What it said is decided
 * by nobody's later words, and the journal notes just that.
 */
function isLost(
  witness: Witness,
  { id, lastEditedAt, reactions }: OurText['issue']['comments'][number],
  lines: Journal['lines'],
): boolean {
  const given = reactions.filter(({ userId }) => userId === botOf(witness))
  const [decided, ...more] = lines.filter((line) => commandOf(line)?.comment === id)
  if (lastEditedAt === null || given.length !== 1 || more.length > 0) return false
  return decided?.outcome === 'noted' && !decided.problem && !decided.text
}

/** What is wrong with the receipts of a comment whose commands came to this; null where nothing is. */
function receiptWrong(
  given: readonly string[],
  outcomes: readonly string[],
  locked: boolean,
): string | null {
  const [first] = given
  if (given.length > 1) return `has ${given.length} receipts`
  if (first === undefined) return outcomes.length > 0 && !locked ? 'has no receipt' : null
  const wanted = outcomes.includes('refused') ? 'confused' : 'rocket'
  if (outcomes.length === 0) return `has the receipt ${first} and nothing was decided`
  return first === wanted ? null : `has the receipt ${first}, though it should be ${wanted}`
}
