/** One request of ours, as the network saw it. */
export interface Sent {
  /** When it left, and when whoever sent it had its answer or knew it to be lost, in virtual milliseconds; null where they died before. */
  readonly at: number
  readonly endedAt: number | null
  /** When it had reached GitHub and GitHub was done with it. */
  readonly doneAt: number
  /** Name of the process that sent it. */
  readonly life: string
  readonly method: string
  /** Path and query below the API. */
  readonly path: string
  readonly body: string | null
  /** What GitHub answered; null where nothing came back. */
  readonly status: number | null
  /** Milliseconds for which the answer asks to send nothing more; null where it does not. */
  readonly waitMs: number | null
}

/** All that reached GitHub, in the order in which it did. */
export type History = readonly Sent[]
