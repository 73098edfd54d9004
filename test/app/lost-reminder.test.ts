import { expect, onTestFinished, test } from 'vitest'
import { instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { storePath } from '../store/support.ts'
import { open, reminded } from '../support/crowd.ts'
import { until } from '../support/disturbed.ts'
import { served } from '../support/served.ts'

const STARTS = '2026-11-20T14:00:00Z'

test('a reminder that was never written holds back none that comes later under another key', async () => {
  const store = storePath()
  const it = await served({ at: STARTS, store })
  onTestFinished(it.close)
  const at = (minutes: number) => until(it, plus(instant(STARTS), minutes * MINUTE_MS))
  open(it, { severity: 'sev1', says: null })
  await it.settled()
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    where: ({ call }) => call.body.includes(' reply due:'),
    before: 'lost',
  })
  at(5)
  // Sent and lost: the timer is due, and whoever sent it is gone before it could be sent again.
  await expect.poll(() => it.box.sandbox.faults.queued(), { timeout: 10_000 }).toEqual([])
  await it.stop()
  at(12)
  await it.again({ store })
  await it.settled()
  const said = reminded(it).map((one) =>
    iso(Number(one.split(' ')[2]) as ReturnType<typeof instant>),
  )
  expect(said).toEqual(['2026-11-20T14:12:00Z'])
})
