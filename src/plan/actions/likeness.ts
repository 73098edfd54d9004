/** Words that say nothing about which of several action items is meant. */
const COMMON: ReadonlySet<string> = new Set(
  'a an the and or of to for in on at by with from into when if so that this it its is are be we our us not no all any more add create make ensure implement update improve fix write document review investigate consider check action item'.split(
    ' ',
  ),
)

const LONGEST = 300
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** What a title is about: its words without case, accents, endings and those that every title has. */
export function topicOf(title: string): ReadonlySet<string> {
  const plain = title.slice(0, LONGEST).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = [...segmenter.segment(plain)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment)
  const telling = words.filter((word) => !COMMON.has(word))
  return new Set((telling.length > 0 ? telling : words).map(stem))
}

/** `alerts`, `alerting` and `alerted` are about the same. */
const stem = (word: string): string =>
  word.length < 5 ? word.replace(/(?<=..)s$/, '') : word.replace(/(?:ings?|e?d|e?s)$/, '')

/**
 * How alike two topics are, 0 to 1; 0 where they may well be two different things. Alike are those that share more
 * than half of their words, and those of which one only says more than the other.
 */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size
  const share = shared / Math.max(1, a.size + b.size - shared)
  const saysMore = shared >= 2 && shared === Math.min(a.size, b.size) && share >= 0.3
  return share > 0.5 || saysMore ? share : 0
}
