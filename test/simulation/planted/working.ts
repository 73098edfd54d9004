import type { Bug } from './bug.ts'

const DOOR = 'src/app/door.ts'
const TIMERS = 'src/store/timers.ts'
const LOOK = 'src/app/look.ts'

/** Mistakes about what came in, whose turn it is, and when something is due. */
export const WORKING: readonly Bug[] = [
  {
    name: 'check-then-claim',
    does: 'works on an incident on which somebody else is at work',
    edits: [
      {
        file: 'src/store/lanes.ts',
        from: 'AND rank = ? AND ready <= ?',
        to: 'AND rank = ? AND due <= ?',
      },
    ],
  },
  {
    name: 'answered-before-stored',
    does: 'answers a webhook before it is stored',
    edits: [
      {
        file: DOOR,
        from: '      await Promise.all(kept.map(gather))\n',
        to: '      void new Promise((resolve) => setTimeout(resolve, 400)).then(() => Promise.all(kept.map(gather)))\n',
      },
    ],
  },
  {
    name: 'repeated-by-delivery',
    does: 'knows by the id of a delivery alone what was done, so that another delivery of the same does it again',
    edits: [
      {
        file: 'src/plan/speeches.ts',
        from: '    .filter(({ id, author }) => !decided.has(id) && speaks(author, policy))',
        to: '    .filter(({ author }) => speaks(author, policy))',
      },
    ],
  },
  {
    name: 'failed-is-done',
    does: 'takes a delivery that failed for one that was worked off',
    edits: [
      {
        file: 'src/app/worker.ts',
        from: "  if (outcome.kind === 'done') {",
        to: "  if (outcome.kind === 'done' || outcome.kind === 'again') {",
      },
    ],
  },
  {
    name: 'lease-without-fence',
    does: 'goes on where somebody else has taken over',
    edits: [
      {
        file: 'src/store/leases.ts',
        from: '  const owns = (lease: Lease) => own(lease) !== undefined\n',
        to: '  const owns = (lease: Lease) => lease.fence >= 0\n',
      },
    ],
  },
  {
    name: 'missing-is-deleted',
    does: 'takes what GitHub does not find for deleted, at once and for good',
    edits: [
      {
        file: 'src/github/outcome.ts',
        from: "  if (parked === 'gone' || parked === 'authority-unknown') return again(parked)",
        to: "  if (parked === 'gone') return DONE\n  if (parked === 'authority-unknown') return again(parked)",
      },
      {
        file: 'src/github/outcome.ts',
        from: "  return kind === 'conflict' || kind === 'missing' ?",
        to: "  if (kind === 'missing') return DONE\n  return kind === 'conflict' ?",
      },
      // For good: whatever else comes for it is not looked at, or the scan would find it again.
      {
        file: LOOK,
        from: '  const world = githubWorld(looking.octokit, at, {\n',
        to: '  const gone = ((options as { gone?: Set<string> }).gone ??= new Set())\n  if (gone.has(lease.lane)) return { outcome: { kind: "done" }, comments: new Set() }\n  const world = githubWorld(looking.octokit, at, {\n',
      },
      {
        file: LOOK,
        from: "  if (outcome.kind === 'lost') return { outcome, comments }\n",
        to: "  if (outcome.kind === 'lost') return { outcome, comments }\n  if (done.parked === 'gone') gone.add(lease.lane)\n",
      },
    ],
  },
  {
    name: 'timer-in-memory',
    theme: 'days',
    does: 'keeps its alarms in memory, so that they die with the process',
    edits: [
      {
        file: TIMERS,
        from: "  const any = database.query('SELECT 1 FROM timers WHERE at <= ? LIMIT 1')\n",
        to: "  const mine = new Set<string>()\n  const any = database.query('SELECT 1 FROM timers WHERE at <= ? LIMIT 1')\n",
      },
      {
        file: TIMERS,
        from: '      const before = one.one(timer.lane)\n',
        to: '      mine.add(timer.lane)\n      const before = one.one(timer.lane)\n',
      },
      {
        file: TIMERS,
        from: '        for (const row of rows) fire(row, now)\n',
        to: '        for (const row of rows) if (mine.has(row.lane)) fire(row, now)\n          else clear.run(row.lane)\n',
      },
    ],
  },
  {
    name: 'local-clock',
    theme: 'days',
    does: 'asks the clock of its own machine what is due',
    edits: [
      {
        file: 'src/github/github-clock.ts',
        from: '    now: () => plus(here(), ahead),',
        to: '    now: () => plus(here(), 0),',
      },
    ],
  },
  {
    name: 'catch-up-burst',
    theme: 'days',
    does: 'says all that was missed, one after the other',
    edits: [
      {
        file: 'src/plan/due/reminding.ts',
        from: '  const newest = new Map(passed.map((one) => [one.kind, one]))\n',
        to: '  const newest = new Map(passed.filter((one) => !said.has(one.key)).toReversed().map((one) => [one.kind, one]))\n',
      },
      {
        file: 'src/plan/due/reminding.ts',
        from: '    if (said.has(key)) told.set(kind, stage)\n',
        to: '    if (said.has(key) && stage < 0) told.set(kind, stage)\n',
      },
    ],
  },
]
