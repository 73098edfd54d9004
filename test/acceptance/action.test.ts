import { expect, test } from 'vitest'
import { actionStage, COPIED } from '../support/action-stage.ts'
import { alertStory } from '../support/alert-story.ts'
import { canonical } from '../support/canonical.ts'
import { served } from '../support/served.ts'
import { type Stage, wholeStory } from '../support/whole-story.ts'

/** A Thursday afternoon. */
const AT = '2026-11-19T14:02:00Z'

interface Closing extends Stage {
  readonly close: () => Promise<void>
}

async function played(stage: Closing, story: (on: Stage) => Promise<unknown>): Promise<string> {
  try {
    await story(stage)
    const { sandbox, seeded } = stage.box
    return canonical(sandbox.state, seeded.repository)
  } finally {
    await stage.close()
  }
}

/** What the App asks for where it takes dispatches. */
const APP = {
  events: ['issues', 'issue_comment', 'pull_request', 'push', 'check_run', 'repository_dispatch'],
} as const

test.each([
  ['from the first alarm to a proven action item', wholeStory],
  ['from an alert to the reports of its week', alertStory],
])(
  'a workflow that may do least ends where the App ends, %s',
  {
    timeout: 600_000,
  },
  async (_, story) => {
    const app = await played(
      await served({ at: AT, box: { seed: { files: COPIED }, app: APP } }),
      story,
    )
    const stage = await actionStage({ at: AT })
    const action = await played(stage, story)
    expect(action).toBe(app)
    expect(stage.runs().filter(({ conclusion }) => conclusion === 'failure')).toEqual([])
  },
)
