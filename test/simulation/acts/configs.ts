/** Of a team that works from nine to five and has alerts and reports. */
export const WORKING = `timezone: Europe/Lisbon
calendar: { days: [mon, tue, wed, thu, fri], hours: 09:00-17:00 }
commands: { default: triage, cancel: write }
reports:
  actions: weekly on friday at 09:07
  metrics: weekly on friday at 09:12
`

/** Reports and figures on a branch of their own. */
export const COUNTING = `reports:
  actions: weekly on friday at 09:07
  metrics: weekly on friday at 09:12
  data: true
  mention: true
`

/** What other systems tell declares. */
export const ALERTED = `alerts:
  events: [sitrep, alertmanager]
  perHour: 3
  quiet: 10m
  ceiling: sev2
  workflows: [Deploy]
  deployments: [production]
`

/** What somebody commits while an incident is open. */
export const CONFIGS = [
  WORKING,
  COUNTING,
  'severities:\n  - name: p0\n  - name: p1\n  - name: p2\n',
  'label: outage\n',
  'declare: maintain\ncommands: { default: maintain }\n',
  'postmortem: { required: [] }\n',
  'timezone: Mars/Base\nseverites: []\n',
  'commands: { default: read }\nlabel: ""\n',
  'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n',
  '{{{ no yaml at all',
  '__proto__: { polluted: true }\nconstructor: 1\n',
  '',
] as const
