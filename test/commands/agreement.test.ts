import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandsOf } from '../../src/commands/place.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import type { Action } from '../../src/domain/action.ts'
import { evolveAction } from '../../src/domain/evolve-action.ts'
import { actionWith, itemScene, say } from '../support/scene.ts'

const OF_ITEMS = commandsOf('action', commands).flatMap(({ examples }) => examples)

/** The action item after somebody has typed that, whatever came of it. */
function afterSaying(action: Action, text: string): Action {
  const scene = itemScene({ action })
  const gated = say(text, scene)
  const facts = gated.kind === 'accepted' ? gated.facts : []
  return facts.reduce((now, fact) => evolveAction(now, { ...fact, ...scene.said }), action)
}

test.each(OF_ITEMS)('%s said twice is agreement, and tells nothing new', (text) => {
  const gated = say(text, itemScene({ action: afterSaying(actionWith(), text) }))
  expect(gated).toMatchObject({ kind: 'accepted', facts: [] })
})

test('whatever was said before, the same words at once again change nothing', () => {
  const words = fc.constantFrom(...OF_ITEMS, '/decline no time', '/due next friday', '/done #13')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), words, (before, text) => {
      const once = [...before, text].reduce(afterSaying, actionWith())
      expect(afterSaying(once, text)).toEqual(once)
    }),
  )
})

test('nothing that is typed opens an action item again', () => {
  const words = fc.constantFrom(...OF_ITEMS)
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (said) => {
      let action = actionWith()
      for (const text of said) {
        const next = afterSaying(action, text)
        if (action.end !== null) expect(next.end).not.toBeNull()
        action = next
      }
    }),
  )
})
