import { expect, test } from 'vitest'
import { addRepositories } from '../../src/sandbox/actions/apps.ts'
import { deleteIssue, transferIssue } from '../../src/sandbox/actions/custody.ts'
import { createRepository, setRole } from '../../src/sandbox/actions/places.ts'
import type { Issue } from '../../src/sandbox/model.ts'
import { itemIssues, itemised } from '../support/itemised.ts'
import type { Story } from '../support/story.ts'
import { edits, textOn } from '../support/written-up.ts'

/** What only a person's page can do to the issue with that title. */
function custody({ sandbox: { world }, seeded }: Story, title: string) {
  const { repository, installation, users } = seeded
  const issue = Object.values(repository.issues).find((one: Issue) => one.title === title)
  const user = users['ana']
  const owner = world.state.users[repository.ownerId]
  if (issue === undefined || user === undefined || owner === undefined) throw new Error(title)
  const ana = { user, grant: null }
  return {
    deletes: () => deleteIssue(world, ana, repository, issue),
    moves() {
      const other = createRepository(world, { owner, name: 'till' })
      setRole(world, other, user, 'admin')
      addRepositories(world, installation, user, [other])
      transferIssue(world, ana, repository, issue, other)
    },
  }
}

const ALERT = 'Alert on free connections of the pool'

test.each(['deletes', 'moves'] as const)(
  'an issue that somebody %s is told of, and neither opened again nor taken for another',
  async (what) => {
    const { it, number, path } = await itemised()
    custody(it, ALERT)[what]()
    it.minutes(1)
    await it.look(number)
    const told = 'One of its issues cannot be seen any more: it was deleted, or moved elsewhere.'
    expect(await it.card(number)).toContain(told)
    const text = await textOn(it, 'main', path)
    await edits(it, 'ana', 'main', path, (before) => `${before}\nA word.\n`)
    await it.look(number)
    expect((await itemIssues(it)).map(({ title }) => title)).not.toContain(ALERT)
    expect(await itemIssues(it)).toHaveLength(2)
    expect(await textOn(it, 'main', path)).toBe(`${text}\nA word.\n`)
    const card = await it.card(number)
    expect(card).toContain('**0 of 2 verified, 2 open**')
    expect(card).toContain(`Carried on elsewhere, and not counted here: ${ALERT}`)
    expect((await it.plan(number)).effects).toEqual([])
  },
)
