import { expect, test } from 'vitest'
import type { World } from '../../src/engine/world.ts'
import { AT, declares, heard } from '../support/alerts.ts'
import { cardOf } from '../support/published.ts'
import { story } from '../support/story.ts'

test('an alert is told although a command is answered on its incident at the same time', async () => {
  const play = story()
  await declares(play, heard())
  play.minutes(5)
  let isFirst = true
  const world = (issue: number): World => {
    const mine = play.world(issue)
    return {
      ...mine,
      async apply(effects, rank) {
        if (isFirst) {
          isFirst = false
          const said = { ...AT, issue_number: issue, body: '/ack' }
          await play.as('ben').rest.issues.createComment(said)
          await play.look(issue)
        }
        return mine.apply(effects, rank)
      },
    }
  }
  const { converged } = await declares(play, heard({ state: 'recovered' }), { world })
  const failed = converged.flatMap(({ done }) =>
    done.applied.filter((one) => one.result === 'failed'),
  )
  expect(failed).toEqual([])
  const card = await cardOf(play.as('ana'), 1)
  expect(card).toMatch(/recovered/i)
  expect(card).toMatch(/acknowledged/i)
})
