import type { Examine } from '../src/engine/pull-world.ts'
import type { Examining } from '../src/threads/examine.ts'

/** Reviews documents in threads, which are loaded with the first of them: most runs see none. */
export function examiner(): Examining {
  let threads: Promise<Examining> | null = null
  const load = () => {
    threads ??= import('../src/threads/examine.ts').then(({ examining }) => examining())
    return threads
  }
  const examine: Examine = async (asked) => (await load()).examine(asked)
  return {
    examine,
    async close() {
      if (threads !== null) await (await threads).close()
    },
  }
}
