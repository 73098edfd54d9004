import type { Block, List, Text } from '../../markdown/document/model.ts'
import { type PartName, partsNamed, plainHeading } from '../section-names.ts'

const ASIDE =
  /^(?:pros?|cons?|advantages?|disadvantages|benefits|drawbacks|trade ?offs?|categor(?:y|ies)\b.*|legend|key|rationale|reasoning|why|background|context|notes?|(?:.* )?principles\b.*|(?:.* )?alternatives?\b.*|(?:rejected|possible|other|considered) options?|options considered|(?:.* )?algorithms?|steps (?:of|in)\b.*|how .* works?|(?:code |pr )?review(?:er)? checklists?|(?:open )?questions?|(?:validation|verification)(?: checks?| steps?)?|definitions?|owners|status(?: update)?|references?|related .*)$/

const OTHER: ReadonlySet<PartName> = new Set([
  'timeline',
  'went-well',
  'could-be-improved',
  'lucky',
  'surprised',
  'lessons',
  'links',
])

const namesOther = (words: string): boolean => {
  const named = partsNamed(words)
  return named.length > 0 && named.every((name) => OTHER.has(name))
}

/** Whether a heading among action items announces what is said about them, and none of them. */
export const isAsideBelow = (heading: string): boolean => ASIDE.test(plainHeading(heading))

/** Whether an entry of a list of action items only groups what is no action item: `Lessons learned:` */
export const groupsOther = (title: string): boolean => namesOther(title)

/** Told of what has been, or what is looked at each time anew. */
const LEADS_ASIDE =
  /\b(?:due to|caused by|because(?! of)|went wrong|for (?:these|the following|several|two|three|many) reasons|the (?:reasons?|causes?) (?:was|were|is|are))\b|^(?:when|whenever|while|each time|every time)\b/i
const LEADS_ON =
  /\b(?:will|going to|plan(?:s|ned)? to|should|must|committed|following (?:actions?|steps|measures|changes|improvements|tasks|items|fixes))\b/i

/** Whether the words above a list say that it lists causes, or what is to be looked at on an occasion. */
export function leadsAside(above: Block | undefined): boolean {
  if (above?.kind !== 'paragraph') return false
  const [, sentence = ''] = /(?:^|[.!?]\s+)([^.!?]{1,200}:)\s*$/.exec(above.text.plain) ?? []
  return LEADS_ASIDE.test(sentence) && !LEADS_ON.test(sentence)
}

const ASKS =
  /^(?:does|do|did|is|are|was|were|has|have|had|which|who|when|where|why)\b[^?]{0,300}\?\s*$/i
const asks = (text: Text | null): boolean => text !== null && ASKS.test(text.plain)

/** Whether a list is nothing but questions to be answered. */
export const isQuestions = ({ items }: List): boolean =>
  items.length > 1 && items.every(({ text }) => asks(text))
