import type { Invariant, Witness } from '../invariant.ts'
import { createdComments } from './created.ts'
import { repeated } from './ours.ts'
import { ACKNOWLEDGED_IN, isByDefault, stageIn, stagesOf } from './reminder-times.ts'
import { stored } from './stored.ts'

export const timersInTime: Invariant = {
  name: 'I16',
  promise:
    'no alarm rings and no reminder comes before its time, none comes twice, and none when a later one is due',
  broken: (witness) => [...rung(witness), ...reminded(witness), ...overtaken(witness)],
}

const MINUTE_MS = 60_000

/** Alarms are told by their lane and their moment. When one rang is told by the host's clock, which may be off either way. */
function rung(witness: Witness): readonly string[] {
  const off = Math.max(0, ...witness.schedule.skewsMs.map(Math.abs))
  const rows = stored(witness, "SELECT id, received_at FROM inbox WHERE id LIKE 'timer %'")
  const alarms = rows.flatMap(({ id, received_at }) => {
    // What an alarm has led to elsewhere carries its name, and the lane that it leads to behind it.
    const [, lane, at] = /^timer (.+) (\S+Z) \d+$/.exec(String(id)) ?? []
    const early = Date.parse(at ?? '') - Number(received_at) - off
    return at === undefined ? [] : [{ name: `${lane} ${at}`, early }]
  })
  return alarms
    .filter(({ early }) => early > 0)
    .map(({ name, early }) => `the alarm of ${name} rang ${early} ms early`)
}

/** By what the reminder itself says: the minute until which something was due. */
function reminded(witness: Witness): readonly string[] {
  const reminders = createdComments(witness).filter(({ mark }) => mark?.key.startsWith('due:'))
  const told = reminders.flatMap(({ repository, number, mark }) =>
    (mark?.key.slice('due:'.length) ?? '')
      .split('+')
      .map((key) => `${repository}#${number} ${key}`),
  )
  const early = reminders.flatMap(({ at, body, number }) =>
    [...body.matchAll(/was due by (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC/g)]
      .filter(([, day, time]) => Date.parse(`${day}T${time}Z`) > at + MINUTE_MS)
      .map(([words]) => `#${number}: reminded too early of what ${words}`),
  )
  return [...repeated(told).map((one) => `reminded of ${one}`), ...early]
}

/** From reading an incident to writing about it, where a limit or a lost answer comes in between. */
const WRITING_MS = 3 * MINUTE_MS

const UNANSWERED = /acknowledged this incident\..*?was due by (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC/

/** Who was away says one word when they are back, and not all that they have missed. */
function overtaken(witness: Witness): readonly string[] {
  if (!isByDefault(witness)) return []
  const { issues } = witness.it.seeded.repository
  const here = createdComments(witness).filter(({ repository }) => repository.endsWith('/shop'))
  return here.flatMap(({ at, number, body, mark }) => {
    const stage = stageIn(mark?.key ?? '')
    const [, day, time] = UNANSWERED.exec(body) ?? []
    const declared = issues[number]?.createdAt
    if (stage === null || day === undefined || declared === undefined) return []
    // What is told is the minute in which the deadline lies.
    const minutes = Math.ceil((Date.parse(`${day}T${time}Z`) - declared) / MINUTE_MS)
    const isKnown = Object.values(ACKNOWLEDGED_IN).includes(minutes)
    const next = isKnown ? stagesOf(declared, minutes)[stage + 1] : undefined
    return next === undefined || at <= next.at + WRITING_MS
      ? []
      : [`#${number}: reminded by stage ${stage}, when the one after it was due for long`]
  })
}
