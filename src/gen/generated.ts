/** A file that nobody edits by hand, or of which nobody edits the marked part. Path from the root. */
export interface Generated {
  readonly path: string
  readonly text: string
}
