/** Which of the things that a fault would meet it strikes. */
export interface Turn {
  readonly nth?: number | undefined
  readonly every?: number | undefined
  readonly times?: number | undefined
}

export interface Queued<Fault> {
  readonly fault: Fault
  /** How many it has looked at so far. */
  readonly seen: number
  /** How many it will still meet; null for "until cleared". */
  readonly left: number | null
}

/** Faults that wait for what they are to meet. */
export interface Strikes<Fault, Met> {
  readonly queue: (fault: Fault) => void
  readonly queued: () => readonly Queued<Fault>[]
  readonly clear: () => void
  /** The fault that strikes now. Several may wait for one thing: each counts it, the oldest strikes. */
  readonly take: (met: Met) => Fault | undefined
}

interface Waiting<Fault> {
  readonly fault: Fault
  seen: number
  left: number
}

export function createStrikes<Fault extends Turn, Met>(
  concerns: (fault: Fault, met: Met) => boolean,
): Strikes<Fault, Met> {
  const waiting: Waiting<Fault>[] = []
  const queue = (fault: Fault) => {
    const otherwise = fault.every === undefined ? 1 : Number.POSITIVE_INFINITY
    waiting.push({ fault, seen: 0, left: fault.times ?? otherwise })
  }
  const take = (met: Met) => {
    const meeting = waiting.filter(({ fault }) => concerns(fault, met))
    for (const one of meeting) one.seen += 1
    const striking = meeting.find(({ fault, seen }) => isTurn(fault, seen))
    if (striking === undefined) return undefined
    striking.left -= 1
    if (striking.left <= 0) waiting.splice(waiting.indexOf(striking), 1)
    return striking.fault
  }
  const queued = () =>
    waiting.map(({ fault, seen, left }) => ({
      fault,
      seen,
      left: Number.isFinite(left) ? left : null,
    }))
  return { queue, queued, clear: () => waiting.splice(0), take }
}

function isTurn({ nth, every }: Turn, seen: number): boolean {
  if (nth !== undefined) return seen >= nth
  return every === undefined || seen % every === 0
}
