import { describe, expect, test } from 'vitest'
import type { About } from '../../../src/postmortem/draft/about.ts'
import { observations } from '../../../src/postmortem/draft/observations.ts'
import { scene } from '../../../src/postmortem/draft/scene.ts'
import { at, bare, reopened, rich } from './incidents.ts'

const seen = (story: About) => observations(scene(story))
const with_ = (story: About, incident: Partial<About['incident']>): About => ({
  ...story,
  incident: { ...story.incident, ...incident },
})

test('figures of a story that went well and of one that did not', () => {
  expect(seen(rich).well).toContain('It was noticed by an alert, 7 min after the start.')
  expect(seen(rich).worse).toContain(
    'It was taken for SEV2 major at first and turned out to be SEV1 critical.',
  )
  expect(seen(reopened).worse).toEqual([
    'When the impact began is not known.',
    'It was noticed by a user.',
    'It took 25 min until it was taken up; SEV2 major promises 15 min.',
    'No status update was posted; one every 1 h is promised.',
    'It was reopened once: what had ended it did not hold.',
  ])
})

test('of what is not known nothing is claimed', () => {
  expect(seen(bare)).toEqual({
    well: [],
    worse: ['When the impact began is not known.', 'Nobody was named incident commander.'],
  })
})

describe('what must not be called worse', () => {
  test.each([
    [
      'a severity that was lowered',
      with_(rich, { history: rich.incident.history.toReversed() }),
      'taken for',
    ],
    ['silence where no update is promised', with_(bare, { severity: 'sev4' }), 'status update'],
    [
      'an acknowledgement before the detection',
      with_(rich, {
        times: {
          ...rich.incident.times,
          acknowledged: { at: at('14:00'), by: 'ana', provenance: 'entered' },
        },
      }),
      'taken up',
    ],
    ['a severity that the team no longer has', with_(rich, { severity: 'p9' }), 'promises'],
  ])('%s', (_, story, words) => {
    expect(seen(story).worse.join('\n')).not.toContain(words)
  })
})
