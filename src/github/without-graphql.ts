import { Failure } from './failure.ts'

/** A GitHub without it answers 404; what stands before it may block it by itself. */
export const isWithoutGraphql = (error: unknown): boolean =>
  error instanceof Failure &&
  (error.kind === 'missing' || (error.kind === 'permission' && error.status === 403))
