import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { type SerializedConfig, TestRunner } from 'vitest'
import { type Answer, type Ask, CHANNEL } from './asking.ts'
import { collected } from './collected.ts'
import { inTest } from './in-test.ts'
import { type Shared, session } from './session.ts'
import { targetNamed } from './targets.ts'

/** In the place of Vitest's own way of running tests: answers what `runner.ts` asks, for as long as the thread lives. */
// biome-ignore lint/style/noDefaultExport: vitest takes nothing else.
export default function InThread(config: SerializedConfig): TestRunner {
  return Object.assign(new TestRunner(config), { onBeforeCollect: listen })
}

function sharedWith(space: { __stryker__?: Shared }): Shared {
  space.__stryker__ ??= {}
  return space.__stryker__
}

async function listen(this: TestRunner): Promise<never> {
  const channel = new BroadcastChannel(CHANNEL)
  const tell = (answer: Answer) => channel.postMessage(answer)
  const { tests = [] } = targetNamed(process.env['MUTATION_TARGET'] ?? '') ?? {}
  const files = globSync([...tests]).toSorted()
  const answered = session({
    shared: sharedWith(globalThis as { __stryker__?: Shared }),
    load: () =>
      collected(
        this,
        files.map((name) => resolve(name)),
      ),
    begun: (ms) => tell({ kind: 'begun', ms }),
    inTest: (work) => inTest(this, work),
  })
  channel.onmessage = async (event) => {
    try {
      tell(await answered((event as { readonly data: Ask }).data))
    } catch (error) {
      tell({ kind: 'broken', message: String(error) })
    }
  }
  tell({ kind: 'ready' })
  return await new Promise<never>(() => {})
}
