import { setTimeout as wait } from 'node:timers/promises'
import { type Product, product } from '../support/product.ts'
import type { Figure } from './figure.ts'
import { quiet } from './quiet.ts'

interface Step {
  readonly name: string
  readonly path: (number: number) => string
  readonly sent: Readonly<Record<string, string>>
  /** Where it costs more than others, since it opens the pull request of a postmortem. */
  readonly most?: { readonly reads: number; readonly writes: number }
}

const comment = (name: string, body: string): Step => ({
  name,
  path: (number) => `/acme/shop/issues/${number}`,
  sent: { do: 'comment', body },
})

/** What a step may cost: the issue with its card and config, a role, and what changed; the writes one by one. */
const MOST_READS = 3
const MOST_WRITES = 4

const STEPS: readonly Step[] = [
  {
    name: 'declare from the form',
    path: () => '/acme/shop/issues/new?template=incident.yml',
    sent: { title: 'Checkout fails', 'form.impact': 'Degraded', 'form.spread': 'Widespread' },
  },
  comment('acknowledge', '/ack'),
  comment('severity', '/sev 1'),
  comment('mitigate', '/mitigated'),
  // A second look once the pull request is there calls people to it, and its checks are made.
  {
    ...comment('resolve, which opens the postmortem', '/resolve'),
    most: { reads: 24, writes: 12 },
  },
]

/** Requests of the App alone: the person acts through the page, which is not counted. */
export async function life(): Promise<readonly Figure[]> {
  const it = await product()
  try {
    // The first incident creates the labels and learns who is who; the second is how it goes from then on.
    // Between them the first one's pull request takes a number.
    const cold = await played(it, 1)
    const warm = await played(it, 3)
    return [
      ...warm.flatMap(figuresOf),
      total('all of it', warm),
      total('all of it, first time', cold),
      ...(await quiet(it)),
    ]
  } finally {
    await it.stop()
  }
}

interface Counted {
  readonly step: Step
  readonly reads: number
  readonly writes: number
}

async function played(it: Product, number: number): Promise<readonly Counted[]> {
  const counted: Counted[] = []
  for (const step of STEPS) {
    await it.advance(60_000)
    await it.forget()
    await send(it.origin, step.path(number), step.sent)
    await it.settled()
    if (step.most !== undefined) await reviewed(it)
    counted.push({ step, ...(await requests(it.origin)) })
  }
  return counted
}

/** The draft is reviewed in a thread, which asks nothing of GitHub while it thinks. */
async function reviewed(it: Product): Promise<void> {
  const isThere = async () =>
    Object.keys(await it.requests()).some(
      (route) => route.startsWith('POST') && /check-runs$/.test(route),
    )
  for (let tries = 0; tries < 100 && !(await isThere()); tries++) await wait(100)
  await it.settled()
}

async function send(origin: string, path: string, sent: Readonly<Record<string, string>>) {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie: 'acting_as=ana', origin },
    body: new URLSearchParams(sent),
    redirect: 'manual',
  })
  if (response.status !== 303 && response.status !== 302)
    throw new Error(`the page answered ${response.status} to ${JSON.stringify(sent)}`)
}

async function requests(origin: string): Promise<{ reads: number; writes: number }> {
  const report = (await (await fetch(`${origin}/_sandbox/requests`)).json()) as {
    readonly requests: Readonly<Record<string, number>>
  }
  const all = Object.entries(report.requests)
  const sum = (list: typeof all) => list.reduce((total, [, count]) => total + count, 0)
  const isRead = ([route]: (typeof all)[number]) => /^GET |\/graphql$/.test(route)
  return { reads: sum(all.filter(isRead)), writes: sum(all.filter((one) => !isRead(one))) }
}

const figuresOf = ({ step, reads, writes }: Counted): readonly Figure[] => [
  {
    what: `reads: ${step.name}`,
    measured: reads,
    target: step.most?.reads ?? MOST_READS,
    unit: '',
  },
  {
    what: `writes: ${step.name}`,
    measured: writes,
    target: step.most?.writes ?? MOST_WRITES,
    unit: '',
  },
]

function total(name: string, counted: readonly Counted[]): Figure {
  const reads = counted.reduce((sum, one) => sum + one.reads, 0)
  const writes = counted.reduce((sum, one) => sum + one.writes, 0)
  const what = `requests: ${name} (${reads} read, ${writes} write)`
  return { what, measured: reads + writes, target: null, unit: '' }
}
