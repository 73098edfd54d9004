/** What stood between us and GitHub, so that callers can decide without reading messages. */
export type FailureKind =
  | 'credentials'
  | 'permission'
  | 'rate-limit'
  | 'missing'
  | 'gone'
  | 'locked'
  | 'archived'
  | 'invalid'
  /** The rules of a branch do not let us write to it. */
  | 'protected'
  | 'conflict'
  | 'unanswered'
  | 'server'
  /** Not done yet, since we have our hands full. */
  | 'busy'
  /** Not sent, since we are about to end. */
  | 'stopping'

const RETRYABLE: ReadonlySet<FailureKind> = new Set([
  'rate-limit',
  'conflict',
  'unanswered',
  'server',
])

/** GitHub said no, or nothing. The message is ours: it never carries what people wrote. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly status: number | null
  /** Seconds that GitHub asks us to wait; null where it names none. */
  readonly waitSeconds: number | null
  /** What was asked, `POST /repos/{owner}/{repo}/labels`; null where it was not one request. */
  readonly route: string | null

  constructor(
    kind: FailureKind,
    message: string,
    details: {
      status: number | null
      waitSeconds?: number | null
      route?: string
      cause?: unknown
    },
  ) {
    super(message, { cause: details.cause })
    this.kind = kind
    this.status = details.status
    this.waitSeconds = details.waitSeconds ?? null
    this.route = details.route ?? null
  }

  /** Whether the same request may work later without anybody changing anything. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind)
  }
}
