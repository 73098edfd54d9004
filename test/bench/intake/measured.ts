/** What a server that is measured says of itself when its parent asks. */
export interface Said {
  readonly port?: number
  /** Microseconds of processor time since the start. */
  readonly cpu: number
  /** Largest resident size so far, in bytes. */
  readonly peak: number
}

const said = (): Said => {
  const { user, system } = process.cpuUsage()
  return { cpu: user + system, peak: process.resourceUsage().maxRSS * 1024 }
}

/** Tells the parent the port, and from then on the processor time whenever it asks. */
export function answerParent(port: number): void {
  process.send?.({ ...said(), port })
  process.on('message', () => process.send?.(said()))
}
