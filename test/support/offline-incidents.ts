/** Entries of a file of incidents, as people write them. */
type Entry = Readonly<Record<string, unknown>>

/** One of the file's shape, word for word, that began at 10:00 UTC on that day. */
export const entry = (number: number, day: string, more: Entry = {}): Entry => ({
  number,
  title: `Checkout is down, number ${number}`,
  severity: 'sev2',
  services: ['checkout'],
  cause: null,
  startedAt: `${day}T10:00:00Z`,
  detectedAt: `${day}T10:05:00Z`,
  declaredAt: `${day}T10:06:00Z`,
  acknowledgedAt: `${day}T10:08:00Z`,
  mitigatedAt: `${day}T10:30:00Z`,
  resolvedAt: `${day}T11:00:00Z`,
  drill: false,
  ...more,
})

/** Three that count, of which one is open, and a drill. */
export const ENTRIES: readonly Entry[] = [
  entry(4, '2026-11-02'),
  entry(7, '2026-11-10', { resolvedAt: '2026-11-10T13:00:00Z', severity: null, services: [] }),
  entry(9, '2026-11-12', { drill: true }),
  entry(12, '2026-11-13', { startedAt: null, mitigatedAt: null, resolvedAt: null }),
]

export const fileOf = (entries: readonly unknown[]): string => JSON.stringify(entries, null, 2)
