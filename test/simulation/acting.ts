import type { Box } from './box.ts'
import type { Act } from './schedule.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

const FORM = `### Impact

Degraded

### Spread

Widespread

### Services

checkout

### Started

_No response_

### Description

Payments time out at the last step.
`

/** What a person does, as soon as they can. `numbers` are the issues of the incidents that were declared so far. */
export async function acted(it: Box, act: Act, numbers: number[]): Promise<void> {
  const { rest } = it.as(act.by)
  const { does } = act
  if (does.kind === 'declare') {
    const { data } = await rest.issues.create({
      ...AT,
      title: `Checkout fails ${act.incident}`,
      body: FORM,
    })
    numbers.push(data.number)
    return
  }
  const issue_number = numbers[act.incident]
  if (issue_number === undefined) return
  const at = { ...AT, issue_number }
  switch (does.kind) {
    case 'say':
      await rest.issues.createComment({ ...at, body: does.words })
      return
    case 'label':
      await rest.issues.addLabels({ ...at, labels: [does.label] })
      return
    case 'unlabel':
      // It may not be there: then nothing happens, as on the page.
      await Promise.allSettled([rest.issues.removeLabel({ ...at, name: does.label })])
      return
    case 'close':
    case 'reopen':
      await rest.issues.update({ ...at, state: does.kind === 'close' ? 'closed' : 'open' })
      return
    default:
      does satisfies never
  }
}
