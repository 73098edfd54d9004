import type { Command, Inputs } from './inputs.ts'
import type { Asked, Task } from './task.ts'
import type { Told } from './told.ts'

/** What a step asks for by its input `command`, whatever has started it. The event fills in what the step left out. */
export function commanded(command: Command, inputs: Inputs, event: string, told: Told): Asked {
  const pull = inputs.issue ?? told.pull_request?.number ?? null
  switch (command) {
    case 'converge':
      return numbered(inputs.issue ?? issueIn(told), 'converge', (issue) => ({ command, issue }))
    case 'review':
      return numbered(pull, 'review', (number) => ({ command, pull: number }))
    case 'check-config':
      return task({ command, pull })
    case 'actions':
      return task({ command, because: causeOf(inputs.issue, told) })
    case 'declare':
      return declared(inputs, event)
    case 'report':
      return task({ command, report: inputs.report, period: inputs.period })
    case 'sweep':
    case 'setup':
      return task({ command })
    default:
      return command satisfies never
  }
}

const task = (one: Task): Asked => ({ kind: 'task', task: one })
const mistake = (sentence: string): Asked => ({ kind: 'mistake', sentence })

const issueIn = ({ issue }: Told): number | null =>
  issue?.number === undefined || issue.pull_request ? null : issue.number

function numbered(number: number | null, command: Command, of: (number: number) => Task): Asked {
  if (number !== null) return task(of(number))
  const what = command === 'review' ? 'pull request' : 'issue'
  return mistake(
    `The command ${command} needs the number of ${command === 'review' ? 'a' : 'an'} ${what}, and the event names none. Add to the step: with: { command: ${command}, issue: 123 }.`,
  )
}

function causeOf(
  issue: number | null,
  { before, after, deployment }: Told,
): Extract<Task, { command: 'actions' }>['because'] {
  if (issue !== null) return { kind: 'incident', issue }
  if (before !== undefined && after !== undefined) return { kind: 'push', before, after }
  if (deployment?.id !== undefined) return { kind: 'deployment', deployment: deployment.id }
  return { kind: 'all' }
}

const ALERTS = ['repository_dispatch', 'workflow_run', 'deployment_status'] as const

/** What the step says itself goes before the event that started it. */
function declared({ title }: Inputs, event: string): Asked {
  if (title !== null) return task({ command: 'declare', from: 'inputs' })
  const from = ALERTS.find((one) => one === event)
  if (from !== undefined) return task({ command: 'declare', from })
  return mistake(
    `The command declare needs to know what is broken, and the event ${JSON.stringify(event)} does not say it. Add to the step: with: { command: declare, title: "Checkout fails" }.`,
  )
}
