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
const COLOURS: Readonly<Record<string, Priority>> = {
  red: 'p1',
  orange: 'p2',
  yellow: 'p3',
  amber: 'p2',
  green: 'p4',
  blue: 'p4',
}

/** How urgent the words for it mean; null where they mean none of the four. */
export function priorityNamed(text: string): Priority | null {
  const words = text
    .toLowerCase()
    .replaceAll(/['’*_`]/g, '')
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
  return WORDS.find(([, like]) => like.test(words))?.[0] ?? COLOURS[circle?.[1] ?? words] ?? null
}

/** `P1 (critical)`, `🔴 High`, `1 - high`: what its pieces say, where they do not contradict each other. */
function inPieces(words: string): Priority | null {
  const pieces = words
    .slice(0, 60)
    .split(/[\s/|,;:()[\]]+/)
    .filter((piece) => piece !== '')
  if (pieces.length < 2 || pieces.length > 4) return null
  const found = pieces.map(meaning)
  const named = found.find((one) => one !== null) ?? null
  const spelled = pieces.findIndex((piece) => /^(?:p\d|sev\d)$/.test(piece))
  if (spelled !== -1) return found[spelled] ?? null
  return found.every((one) => one === null || one === named) ? named : null
}
