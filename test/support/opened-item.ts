import type { Story } from './story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

export interface Opening {
  readonly due?: string | null
  readonly owners?: readonly string[]
  readonly labels?: readonly string[]
  /** Its name in the document. */
  readonly id?: string
  readonly title?: string
}

/** An incident, and the issue of one of its action items as the postmortem would bring it. Says both numbers. */
export async function openedItem(it: Story, opening: Opening = {}): Promise<number> {
  const incident = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  const [number] = await openItems(it, incident, [opening])
  if (number === undefined) throw new Error('the item was not opened')
  return number
}

/** The issues of several action items of one incident; their numbers in order. */
export async function openItems(
  it: Story,
  incident: number,
  openings: readonly Opening[],
): Promise<readonly number[]> {
  const world = it.world(incident)
  await world.read()
  const before = await highest(it)
  const effects = openings.map(
    ({ due = null, owners = ['ben'], labels = [], id = 'alert', title }, at) => ({
      type: 'item.open' as const,
      key: `${incident}.${openings.length === 1 ? id : `${id}-${at + 1}`}`,
      title: title ?? `Alert on the pool ${at + 1}`,
      body: `Promised in [the postmortem, line 9](http://github.test/acme/shop/blob/main/postmortems/1.md?plain=1#L9).`,
      labels: ['action-item', ...labels],
      assignees: owners,
      due,
      dueField: null,
    }),
  )
  const applied = await world.apply(effects, 1)
  if (applied.some(({ result }) => result !== 'done')) throw new Error(JSON.stringify(applied))
  return openings.map((_, at) => before + 1 + at)
}

async function highest(it: Story): Promise<number> {
  const { data } = await it.bot.rest.issues.listForRepo({ ...AT, state: 'all', per_page: 1 })
  return data[0]?.number ?? 0
}
