import type { Asked } from '../../src/sandbox/http/asked.ts'
import { matchRoute } from '../../src/sandbox/rest/routes.ts'
import type { Asking } from './box.ts'
import type { Kill } from './schedule.ts'

/** How often something went wrong with something, by `fault` and `effect`, with a tab between them. */
export type Cells = ReadonlyMap<string, number>

export interface Counting {
  readonly all: Cells
  /** A fault of the network or of GitHub met a request of ours. */
  readonly met: (fault: string, asked: Pick<Asked, 'method' | 'template' | 'write'>) => void
  /** A process died, in the middle of a request or at a commit. */
  readonly killed: (kill: Kill, asking: Asking | null) => void
}

/** All that only asks is one kind of effect, since it has none. */
const READS = 'reads'
/** Where somebody may die without having asked for anything. */
const ELSEWHERE: Readonly<Record<Kill['at'], string>> = {
  request: READS,
  commit: 'commits of the store',
  webhook: 'webhooks',
}

export function cells(): Counting {
  const all = new Map<string, number>()
  const count = (fault: string, effect: string) => {
    const cell = `${fault}\t${effect}`
    all.set(cell, (all.get(cell) ?? 0) + 1)
  }
  return {
    all,
    met: (fault, { method, template, write }) =>
      count(fault, write ? `${method} ${template}` : READS),
    killed: ({ stage, at }, asking) =>
      count(`killed ${stage}`, asking === null ? ELSEWHERE[at] : effectOf(asking)),
  }
}

/** The route that a write takes, as GitHub documents it. */
function effectOf({ method, path, body }: Asking): string {
  const template = matchRoute(method, path.replace(/\?.*/, ''))?.template ?? path
  const asks = method === 'GET' || template.endsWith('/access_tokens')
  if (asks || (template === '/graphql' && !/"query":"\s*mutation/.test(body ?? ''))) return READS
  return `${method} ${template}`
}
