import { dayWords, endOfDay } from '../domain/day.ts'
import { howFar } from '../domain/how-far.ts'
import { command, decided, type Scene } from './command.ts'
import { actionOf, over } from './on-action.ts'
import { dueDay, today } from './parts/due-day.ts'

export const due = command({
  name: 'due',
  aliases: [],
  summary: 'Set the day until which it is to be done, or take it away',
  parts: { when: dueDay },
  who: 'triage',
  during: 'action',
  examples: ['/due 2026-12-01', '/due next friday', '/due 3bd', '/due end of q1', '/due none'],
  decide({ when }, scene) {
    const action = actionOf(scene)
    const problem = over(action, 'due')
    if (problem !== null) return { ok: false, problem }
    const at = when === null ? null : endOfDay(when, scene.policy.zone)
    const facts = action.due === at ? [] : [{ type: 'due-set', due: at } as const]
    return decided(facts, told(when, scene))
  },
})

/** The day in words that nobody can misread, whatever was typed. */
function told(day: string | null, scene: Scene): string {
  if (day === null) return 'No due date any more, so nobody is reminded of it.'
  const { zone, calendar } = scene.policy
  return `Due **${dayWords(day)}** (${zone}), ${howFar(day, today(scene), calendar)}.`
}
