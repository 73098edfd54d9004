import type { Invariant, Witness } from '../invariant.ts'
import { createdComments } from './created.ts'
import { repeated } from './ours.ts'
import { stored } from './stored.ts'

export const timersInTime: Invariant = {
  name: 'I16',
  promise: 'no alarm rings and no reminder comes before its time, and none comes twice',
  broken: (witness) => [...rung(witness), ...reminded(witness)],
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
