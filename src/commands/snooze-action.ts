import { absolute } from '../domain/instant.ts'
import { command, decided } from './command.ts'
import { actionOf, over } from './on-action.ts'
import { hold } from './parts/hold.ts'

export const snoozeAction = command({
  name: 'snooze',
  aliases: [],
  summary: 'Hold its reminders back for a reason, or let them come again',
  parts: { hold },
  who: 'triage',
  during: 'action',
  examples: [
    '/snooze 2w waiting for the vendor',
    '/snooze until 1 dec the team is at a fair',
    '/snooze off',
  ],
  decide({ hold: asked }, scene) {
    const action = actionOf(scene)
    const problem = over(action, 'snooze')
    if (problem !== null) return { ok: false, problem }
    const { said, policy } = scene
    const last = action.snoozes.at(-1)
    const held = last !== undefined && last.until > said.at ? last : null
    const until = asked?.until ?? null
    if (asked === null) {
      const facts = held === null ? [] : [{ type: 'snoozed', until } as const]
      return decided(facts, 'Reminders come again from now on.')
    }
    const isSame = held?.until === until && held?.reason === asked.reason
    const facts = isSame ? [] : [{ type: 'snoozed', ...asked } as const]
    return decided(facts, `No reminders until **${absolute(asked.until, policy.zone)}**.`)
  },
})
