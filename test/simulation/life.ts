/** Whatever runs belongs to some life, such as that of one process. What a dead one has left to do never runs. */
export interface Life {
  readonly name: string
  alive: boolean
  /** How far the clock of its host is off; not at all where left out. */
  readonly skewMs?: number
  /** Until then nothing of it moves, as in a machine that is frozen; what was due then runs at once. */
  standsUntil?: number
}

const deaths = new WeakMap<Life, (() => void)[]>()

/** What outlives a process that died, since all of them share a thread, and has to go with it. */
export function onDeath(life: Life, act: () => void): void {
  // What is dead may still think to the end of its thought, and ask for more.
  if (!life.alive) act()
  else deaths.set(life, [...(deaths.get(life) ?? []), act])
}

/** As with kill -9: from here on nothing of it goes on. */
export function died(life: Life): void {
  life.alive = false
  for (const act of deaths.get(life) ?? []) act()
  deaths.delete(life)
}
