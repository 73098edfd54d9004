import type { Kind } from './model.ts'

const NAMES: readonly (readonly [Kind, RegExp])[] = [
  [
    'prevent',
    /^(?:prevent(?:ion|ive|ative|ing)?|preventing (?:a )?recurrence|avoid(?:ance)?|harden(?:ing)?)$/,
  ],
  [
    'detect',
    /^(?:detect(?:ion|ive|ing)?|monitoring|alerting|alerts|observability|monitoring and alerting)$/,
  ],
  [
    'mitigate',
    /^(?:mitigat(?:e|ion|ive|ing)|respon(?:d|se)|recovery|limit(?:ing)?|reduce impact|resilience)$/,
  ],
  [
    'process',
    /^(?:process(?:es)?|process policy|policy|communications?|documentation|training|organi[sz]ational?|people|culture)$/,
  ],
  ['repair', /^(?:repair|fix(?:es)?|corrective|clean ?up|remediat(?:e|ion)|restore)$/],
]

/** The kind that a word in a column, in brackets or in a heading names; null where it names none. */
export function kindNamed(words: string): Kind | null {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .replace(/\s(?:improvements?|actions?|measures?|items?|tasks?|work)\s*$/, '')
    .trim()
  return NAMES.find(([, like]) => like.test(plain))?.[0] ?? null
}
