import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts'
import { durationWords } from '../../markdown/when.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { Moment } from '../timeline/moment.ts'
import { timesOf } from '../times.ts'

const rows = (...lines: readonly string[]): string => ['## Timeline', '', ...lines].join('\n')

export const timelineGap = rule({
  code: 'timeline-gap',
  severity: 'notice',
  summary: 'A long silence in the timeline while the incident ran.',
  advice:
    'What happened in between is often what a team can learn from: what was tried, who was waited for, why nobody looked. Add it, or say that nothing happened.',
  good: [
    { text: rows('- 14:00 Deploy', '- 14:05 Alert', '- 14:12 Rollback', '- 14:20 End') },
    { text: rows('- 14:00 Alert', '- 14:02 Page', '- 14:18 Rollback', '- 14:20 End') },
    { text: rows('- 14:00 Alert', '- 18:00 End') },
    {
      text: rows(
        '- 2026-11-01 10:00 Merged',
        '- 2026-11-20 14:00 Alert',
        '- 2026-11-20 15:00 Call',
        '- 2026-11-20 15:40 End',
      ),
    },
    {
      text: rows(
        '- 14:00 Alert',
        '- 15:00 Call',
        '- 16:00 Rollback',
        '- 16:30 Check',
        '- 17:00 End',
      ),
      review: { gap: 0.5 },
    },
    {
      text: rows(
        '- 14:00 Alert',
        '- 14:10 Call',
        '- 14:20 Rollback',
        '- 14:25 Service restored',
        '- 18:00 Incident closed',
      ),
    },
    {
      text: `| Detected | 2026-11-20 18:00 UTC |\n| :- | :- |\n\n${rows(
        '- 2026-11-20 14:00 Deploy',
        '- 2026-11-20 14:10 The queue begins to grow',
        '- 2026-11-20 18:00 Alert',
        '- 2026-11-20 18:10 Rollback',
        '- 2026-11-20 18:30 End',
      )}`,
    },
  ],
  bad: [
    {
      text: rows(
        '- 14:00 Alert',
        '- 14:10 Page',
        '- 14:20 Call',
        '- 18:00 Rollback',
        '- 18:30 End',
      ),
      lines: [6],
    },
    {
      text: rows(
        '- 14:00 Alert',
        '- 15:00 Call',
        '- 15:05 Idea',
        '- 18:30 Rollback',
        '- 19:00 End',
      ),
      review: { gap: 0.5 },
      lines: [6],
    },
  ],
  check: (subject) => subject.timelines.flatMap((moments) => [...gaps(subject, moments)]),
})

/** With fewer rows there is no timeline that has a gap, and a shorter silence is none. */
const FEWEST_ROWS = 5
const SHORTEST_MS = 30 * MINUTE_MS
/** What lies further apart is history before the incident or work behind it. */
const LONGEST_MS = 24 * HOUR_MS

/** From here on there is only what was done afterwards. */
const ENDED =
  /\b(?:mitigated|resolved|recovered|restored|repaired|back (?:to normal|up|online)|all (?:systems )?(?:operational|clear|green)|(?:returns?|returned) to normal|fix(?:ed)? (?:is )?(?:deployed|released|live|applied)|(?:incident|outage|downtime) (?:is )?(?:over|ends?|ended|closed))\b/i

const LOOKED = ['detected', 'declared', 'acknowledged'] as const

/** When somebody first looked, as it is known or stated: what happened unseen before is told by what happened. */
function noticed(subject: Subject): Instant | null {
  const known = LOOKED.flatMap((name) => subject.review.known?.times[name] ?? [])
  const stated = timesOf(subject).flatMap(({ fact, at }) =>
    at !== null && LOOKED.some((name) => name === fact.name) ? [at] : [],
  )
  const all = known.length > 0 ? known : stated
  return all.toSorted((a, b) => a - b)[0] ?? null
}

type Dated = Moment & { readonly at: Instant }

function* gaps(subject: Subject, all: readonly Moment[]) {
  const { known, gap } = subject.review
  const moments = all.filter((moment): moment is Dated => moment.at !== null)
  const [first, last] = [moments[0], moments.at(-1)]
  if (first === undefined || last === undefined || moments.length < FEWEST_ROWS) return
  const begin = known?.times.started ?? first.at
  const end = known?.times.resolved ?? last.at
  const limit = Math.max(SHORTEST_MS, (end - begin) * gap)
  const looked = noticed(subject) ?? begin
  for (const [before, moment] of pairs(moments)) {
    const silent = moment.at - before.at
    const unheard = moment.at - Math.max(before.at, looked)
    if (before.at >= end || unheard <= limit || silent > LONGEST_MS) continue
    const { line } = moment
    yield point(
      { line, endLine: line },
      `Nothing is told for ${durationWords(silent)} between ${quoted(before.raw)} and ${quoted(moment.raw)}: add what was seen, tried or waited for.`,
    )
  }
}

/** Each row with the one before it, up to the row that says it is over. */
function pairs(moments: readonly Dated[]): readonly (readonly [Dated, Dated])[] {
  const over = moments.findIndex(({ text }) => ENDED.test(text.plain))
  const rows = over === -1 ? moments : moments.slice(0, over + 1)
  return rows.slice(1).flatMap((moment, index) => {
    const before = rows[index]
    return before === undefined ? [] : [[before, moment] as const]
  })
}
