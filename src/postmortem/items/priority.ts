import type { Priority } from '../../domain/action.ts'

const WORDS: readonly (readonly [Priority, RegExp])[] = [
  [
    'p1',
    /^(?:p ?[01]|[01]|sev ?[01]|critical|crit|urgent|highest|very high|blocker|blocking|immediate(?:ly)?|asap|emergency|must(?: have)?|top|a|🔴|🚨|🔥|‼️?)$/u,
  ],
  ['p2', /^(?:p ?2|2|sev ?2|high|major|important|should(?: have)?|h|b|🟠|⬆️?)$/u],
  [
    'p3',
    /^(?:p ?3|3|sev ?3|medium|med|mid|moderate|normal|average|standard|could(?: have)?|m|c|🟡)$/u,
  ],
  [
    'p4',
    /^(?:p ?[45]|[45]|sev ?[45]|low(?:est)?|very low|minor|trivial|nice to have|wont have|l|d|🟢|🔵|⚪|⬇️?)$/u,
  ],
]
const COLOURS: ReadonlyMap<string, Priority> = new Map([
  ['red', 'p1'],
  ['orange', 'p2'],
  ['yellow', 'p3'],
  ['amber', 'p2'],
  ['green', 'p4'],
  ['blue', 'p4'],
])

/** How urgent the words for it mean; null where they mean none of the four. */
export function priorityNamed(text: string): Priority | null {
  const words = text
    .toLowerCase()
    .replaceAll(/['’*`]/g, '')
    .replace(/^(?:priority|prio)[\s:]*/, '')
    .replace(/[\s-]*(?:priority|prio)$/, '')
    .replaceAll(/[-–—]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return meaning(words) ?? inPieces(words)
}

function meaning(words: string): Priority | null {
  const circle = /^:?(?:large )?(red|orange|yellow|green|blue)[ _]circle:?$/.exec(
    words.replaceAll('_', ' '),
  )
  return (
    WORDS.find(([, like]) => like.test(words))?.[0] ?? COLOURS.get(circle?.[1] ?? words) ?? null
  )
}

/** `P1 (critical)`, `🔴 High`, `1 - high`: a level that is spelled out, else what words and signs agree upon. */
function inPieces(words: string): Priority | null {
  const pieces = words
    .slice(0, 60)
    .split(/[\s/|,;:()[\]]+/)
    .filter((piece) => piece !== '')
  if (pieces.length < 2 || pieces.length > 4) return null
  const spelled = pieces.find((piece) => /^(?:p|sev)\d$/.test(piece))
  if (spelled !== undefined) return meaning(spelled)
  const lettered = pieces.filter((piece) => /\p{L}{2}/u.test(piece))
  const found = (lettered.length > 0 ? lettered : pieces).map(meaning)
  const [first = null] = found
  return found.every((one) => one === first) ? first : null
}
