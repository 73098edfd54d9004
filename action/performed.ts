import type { Ended } from './ended.ts'
import type { Session } from './session.ts'
import type { Task } from './task.ts'

/** Does what is asked. Each task is loaded with what only it needs. Throws Failure. */
export async function performed(session: Session, task: Task): Promise<Ended> {
  switch (task.command) {
    case 'converge': {
      const { convergeTask } = await import('./tasks/converge.ts')
      return convergeTask(session, task.issue)
    }
    case 'review': {
      const { reviewTask } = await import('./tasks/review.ts')
      return reviewTask(session, task.pull)
    }
    case 'sweep': {
      const { sweepTask } = await import('./tasks/sweep.ts')
      return sweepTask(session)
    }
    case 'report': {
      const { reportTask } = await import('./tasks/report.ts')
      return reportTask(session, task)
    }
    case 'actions': {
      const { actionsTask } = await import('./tasks/actions.ts')
      return actionsTask(session, task.because)
    }
    case 'declare': {
      const { declareTask } = await import('./tasks/declare.ts')
      return declareTask(session, task.from)
    }
    case 'check-config': {
      const { checkConfigTask } = await import('./tasks/check-config.ts')
      return checkConfigTask(session, task.pull)
    }
    case 'setup': {
      const { setupTask } = await import('./tasks/setup.ts')
      return setupTask(session)
    }
    default:
      return task satisfies never
  }
}
