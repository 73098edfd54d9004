/** One request of ours, as the network saw it. */
export interface Sent {
  /** When it left, and when its answer was there or its loss known, in virtual milliseconds. */
  readonly at: number
  readonly endedAt: number
  /** Name of the process that sent it. */
  readonly life: string
  readonly method: string
  /** Path and query below the API. */
  readonly path: string
  readonly body: string | null
  /** What GitHub answered; null where nothing came back. */
  readonly status: number | null
}

/** All that went out, in the order in which it ended. */
export type History = readonly Sent[]
