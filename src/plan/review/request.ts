/** A file that a pull request changes. */
export interface ChangedFile {
  readonly path: string
  /** Where it was before; null where it has not moved. */
  readonly previous: string | null
  readonly removed: boolean
  /** The change in unified form; null where GitHub leaves it out, as of a large one. */
  readonly patch: string | null
}

/** A pull request as it is now. */
export interface SeenRequest {
  /** `owner/name` of the repository that it goes into. */
  readonly repository: string
  /** Page of that repository. */
  readonly home: string
  readonly number: number
  readonly state: 'open' | 'merged' | 'closed'
  readonly draft: boolean
  /** The commit that is reviewed. */
  readonly head: string
  /** Its branch; null where that lies in another repository. */
  readonly branch: string | null
  /** The commit that it was last compared with. */
  readonly start: string
  /** The branch that it goes into. */
  readonly base: string
  /** Whether that is the default branch, where postmortems are published. */
  readonly publishes: boolean
}

/** A check run of ours. */
export interface SeenCheck {
  readonly id: number
  readonly name: string
  /** What we noted of its content. */
  readonly digest: string | null
  /** False: it was not finished, since what wrote it was cut short. */
  readonly complete: boolean
  /** How many annotations it has. */
  readonly annotations: number
}
