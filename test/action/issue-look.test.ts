import { expect, test } from 'vitest'
import { looked } from '../../action/issue-look.ts'
import type { World } from '../../src/engine/world.ts'
import { AT } from '../support/alerts.ts'
import { cardOf } from '../support/published.ts'
import { story } from '../support/story.ts'

/** An incident on which somebody says something, and is answered, as another run is about to write. */
async function contested() {
  const play = story()
  const number = await play.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await play.look(number)
  const says = (body: string) =>
    play.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body })
  await says('/sev 1')
  const mine = play.world(number)
  let isFirst = true
  const world: World = {
    ...mine,
    async apply(effects, rank) {
      if (isFirst) {
        isFirst = false
        await says('/timeline the pool is empty')
        await play.look(number)
      }
      return mine.apply(effects, rank)
    },
  }
  return { play, number, world }
}

const conflicts = ({ applied }: Awaited<ReturnType<typeof looked>>) =>
  applied.filter((one) => one.result === 'failed' && one.reason === 'conflict')

test('a sweep that a command overtakes looks again, and says nothing twice', async () => {
  const { play, number, world } = await contested()
  const done = await looked({ writes: true }, world)
  expect(conflicts(done)).toEqual([])
  expect(await cardOf(play.as('ana'), number)).toContain('the pool is empty')
  expect((await play.plan(number)).effects).toEqual([])
})
