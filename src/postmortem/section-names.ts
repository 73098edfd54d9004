import { announcesActions, announcesInIdeograms, withoutAccents } from './action-names.ts'

/** What a part of a postmortem tells. */
export const PART_NAMES = [
  'summary',
  'metadata',
  'background',
  'impact',
  'timeline',
  'root-cause',
  'trigger',
  'detection',
  'five-whys',
  'contributing-factors',
  'resolution',
  'action-items',
  'went-well',
  'could-be-improved',
  'lucky',
  'surprised',
  'lessons',
  'links',
] as const
export type PartName = (typeof PART_NAMES)[number]

const WHO = '(?:users?|customers?|clients?|business|services?|financial|revenue|technical|external)'
const PHASE =
  '(?:immediate|urgent|short term|mid term|medium term|near term|long term|corrective|preventive|preventative|remedial|remediation|follow ?up|review|retro|retrospective|prevention|resulting|further|future|open|outstanding|completed|done|recommended|proposed|planned)'

/** In words as `plainHeading` leaves them. The first that matches names the part, so what is narrow stands first. */
const WORDINGS: readonly (readonly [PartName, RegExp])[] = [
  ['five-whys', /^(?:(?:the )?(?:five|5) whys?|whys?|why why why)$/],
  [
    'went-well',
    /^(?:(?:what|things?)(?: that| we)? )?(?:went|worked|go|did) (?:well|right|good|great)$/,
  ],
  [
    'went-well',
    /^(?:what worked|positives?|successes|strengths|good|what was good|kudos|what (?:helped|saved)(?: us)?)$/,
  ],
  [
    'lucky',
    /^(?:(?:where|when|how|what)(?: did)? )?(?:we |things )?(?:got |get |were |was |went )?(?:lucky|luck|fortunate)$/,
  ],
  [
    'surprised',
    /^(?:(?:what|why|where|how)(?: (?:was|were|did))? )?(?:(?:we|us|it) )?(?:(?:was|were|got) )?(?:surprised|surprises?|surprising)(?: us)?$/,
  ],
  [
    'could-be-improved',
    /^(?:(?:what|things?)(?: that| we)? )?(?:went|worked|gone) (?:wrong|bad|badly|poorly|less well|not (?:so |that )?well)$/,
  ],
  [
    'could-be-improved',
    /^(?:what|things?)(?: that| we)? (?:didnt|did not|doesnt) (?:go|work)(?: so| as| that| very)?(?: well)?(?: as expected)?$/,
  ],
  [
    'could-be-improved',
    /^(?:(?:what|things?|where)(?: that| we)? )?(?:could|can|should|to|needs?|must)(?: we)?(?: be| have| has| do| been| gone| go| to be)* ?(?:improved?|improvement|better)(?: better| next time)?$/,
  ],
  [
    'could-be-improved',
    /^(?:(?:areas?|room|opportunit(?:y|ies)) (?:for|of|to) improve(?:ments?)?|improvement areas?|what (?:slowed|held) us (?:down|back)|what (?:hurt|hindered) us|what to improve|challenges|difficulties|bad|negatives?|gaps|weaknesses)$/,
  ],
  [
    'action-items',
    new RegExp(
      `^(?:${PHASE} )*(?:action items?|ai|ais|follow ?ups?|follow up (?:items?|tasks?|work|actions?|improvements?|issues?))(?: list| table| plan)?$`,
    ),
  ],
  [
    'action-items',
    new RegExp(
      `^(?:${PHASE} )+(?:actions?|measures?|improvements?|tasks?|items?|steps?|fixes|work|changes)$`,
    ),
  ],
  ['action-items', new RegExp(`^(?:${PHASE} )+and (?:${PHASE} )+(?:actions?|measures?)$`)],
  ['resolution', /^(?:immediate |corrective )?(?:actions?|steps|measures) taken$/],
  [
    'action-items',
    /^(?:actions?(?: plan| points| list)?|suggested|proposed|suggestions?|proposals?|to ?dos?|tasks|work items|next steps?|improvements|recommendations?|prevention(?: (?:for|in|of) .{1,30})?|preventing (?:a )?recurrence|(?:steps|measures|actions|changes)(?: (?:we|are|were|weve|have|will|taken|taking|making))* to (?:prevent|avoid)\b.*|remediations?|remediation (?:items?|plan)|what (?:will|are) we (?:do|doing|going to do).*|what we(?:ll|re| will| are| plan| want)(?: going)?(?: to)? (?:do|doing|change|changing|improve|improving|fix)\b.*|what (?:changes|happens) next|our (?:commitments|next steps)|how (?:will|do|can) we (?:prevent|avoid).*|how we(?:ll|re| will| are)(?: going to)? (?:prevent|avoid).*)$/,
  ],
  [
    'contributing-factors',
    /^(?:contributing|contributory|aggravating|causal|related|latent|exacerbating)? ?(?:factors|contributors)$/,
  ],
  [
    'contributing-factors',
    /^(?:(?:contributing|secondary|contributory|additional) (?:factors?|causes?|conditions?|issues)|what (?:contributed|else (?:contributed|played|helped it|went into)).*|what made it worse)$/,
  ],
  ['trigger', /^(?:triggers?|triggering|(?:what|how)(?: was)? triggered.*|trigger cause)$/],
  [
    'root-cause',
    /^(?:(?:probable|proximate|direct|underlying|technical|systemic|likely|suspected|root) )*causes?(?: analys[ie]s| identified| identification)?$/,
  ],
  [
    'root-cause',
    /^(?:rca|root cause (?!and\b).{0,40}|why (?:did )?(?:it|this|that) (?:happen|happened|occur|occurred|break|fail|failed)|what (?:caused|was cause).{0,40}|what (?:made (?:it|this|that) (?:possible|happen)|went wrong and why|broke(?: and why)?|was behind (?:it|this))|why (?:it|this|that) (?:was possible|happened|broke|failed)|reasons?|diagnosis|problem analysis|technical problem)$/,
  ],
  [
    'detection',
    /^(?:detection|identified|identification|detected|discovery|notification|how (?:was|were|did|we).{0,30}(?:detect(?:ed)?|noticed?|find out|found(?: out)?|discover(?:ed)?|alerted|know|learn.*)|how (?:it|this) (?:was noticed|came to light|surfaced)|time to detect(?:ion)?)$/,
  ],
  [
    'impact',
    new RegExp(
      `^(?:${WHO}(?: facing)? |overall |total |estimated )*impacts?(?: assessments?| analys[ie]s| summary| statement| statements)?(?: on.{0,40})?$`,
    ),
  ],
  [
    'impact',
    /^(?:scope|scope impact|blast radius|effects?|consequences|damages?|affected .{0,40}|what was affected|who (?:was |were )?(?:affected|impacted|hurt|hit|felt)\b.{0,20}|what (?:users|customers|people) (?:saw|noticed|felt|experienced)|symptoms?)$/,
  ],
  [
    'timeline',
    /^(?:follow ?up |post ?incident |event |events )?(?:timeline|time line)(?: (?!and\b).{0,40})?$/,
  ],
  [
    'timeline',
    /^(?:chronology|chronicle|sequence|key|event log|events? log|logs?|history|what happened when|key moments|how (?:it|this|that|things|day|night) (?:unfolded|went|happened|developed|played out)|what happened and when|log book|logbook)$/,
  ],
  [
    'resolution',
    /^(?:(?:resolution|recovery|mitigations?|fix|fixes|solution|workarounds?|response|repair|restoration)(?: steps?| process| actions?)?|how (?:was|were|did|we).{0,30}(?:fix(?:ed)?|resolved?|mitigated?|respond(?:ed)?|recover(?:ed)?)|how (?:we|it) (?:got (?:out|back|over|better).{0,20}|ended|was ended|(?:were|was) restored|stopped (?:it|this|bleeding))|what (?:did )?we (?:do|did))$/,
  ],
  [
    'lessons',
    /^(?:(?:key )?(?:lessons?|learnings?|takeaways?|take aways?|insights|conclusions?|reflections?)(?: learned| learnt)?|what (?:did |have |do |will )?we (?:learn|learned|learnt|take (?:away|from|with)|took (?:away|from)|know now).{0,20})$/,
  ],
  [
    'links',
    /^(?:(?:supporting|related|useful|external|additional|relevant|further|other) )*(?:links?|references?|information|materials?|docs|documents|documentation|resources|reading|evidence|data|incidents|issues|prs)$/,
  ],
  [
    'links',
    /^(?:appendix|apendix|appendices|see also|attachments|screenshots|graphs)(?: .{0,20})?$/,
  ],
  [
    'metadata',
    /^(?:meta ?data|meta|stats|statistics|details|info|general|key facts|facts|general info(?:rmation)?|header|document (?:info|control|history))$/,
  ],
  [
    'background',
    /^(?:backgrounds?|contexts?|lead ?up|prerequisites|architecture|technical background|glossary|preface)$/,
  ],
  [
    'summary',
    /^(?:(?:executive|management|high level|issue|problem|quick|brief|short) )*(?:summary|overview|abstract|tl ?dr|what happened|synopsis|introduction|intro|description|problem statement|problem|narrative|at glance|in (?:brief|short|nutshell|few words|one paragraph)|short version|story in short)$/,
  ],
]

const FILLER =
  /\b(?:the|an?|our|this|of|for|incidents?|outages?|events?|post ?mortem|section|detailed|complete|full|initial|final|analysis|if relevant)\b/g

/** Headings that say nothing else than a word which elsewhere is only filler. */
const BARE: ReadonlyMap<string, PartName> = new Map([
  ['events', 'timeline'],
  ['incident details', 'metadata'],
  ['incident information', 'metadata'],
  ['incident overview', 'summary'],
  ['analysis', 'root-cause'],
  ['cause analysis', 'root-cause'],
  ['incident analysis', 'root-cause'],
])

/** Lower-case words alone: no numbering, emoji, brackets with what is in them, apostrophes. */
export function plainHeading(heading: string): string {
  return withoutAccents(heading.slice(0, 120).toLowerCase())
    .replaceAll(/['’`]/g, '')
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(
      /^[^a-z\d]*(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[ivx]{1,4}[.):]|[a-h][.)])\s+(?!whys?\b)/,
      '',
    )
    .replaceAll(/[^a-z\d&/,]+/g, ' ')
    .trim()
}

/** The parts that a heading or label announces, by its wording alone; several where it names several. */
export function partsNamed(heading: string): readonly PartName[] {
  const found = inWords(plainHeading(heading), named)
  return found.length === 0 && announcesInIdeograms(heading) ? ['action-items'] : found
}

/** The same of a label inside of a text, which people compose less freely than headings. */
export const partsLabelled = (label: string): readonly PartName[] =>
  inWords(plainHeading(label), known)

type Naming = (words: string) => PartName | null

function inWords(plain: string, naming: Naming): readonly PartName[] {
  const whole = naming(plain.replaceAll(/[&/,]+/g, ' and ').replaceAll(/\s+/g, ' '))
  if (whole !== null) return [whole]
  const halves = plain.split(/[&/,]+|\b(?:and|y|e|et|und)\b/)
  const found = halves.length === 1 ? [null] : halves.map((half) => naming(half.trim()))
  const names = found.filter((name) => name !== null)
  if (names.length === halves.length) return [...new Set(names)]
  const alone = naming === named && names.length > 0 && names.every((one) => one === 'action-items')
  return alone || listsTasks(plain) ? ['action-items'] : []
}

const MOST_WORDS = 9
/** Wordings that announce action items whatever stands around them. */
const TASKS =
  /\baction (?:items?|plan|points?)\b|\b(?:corrective|preventive|preventative|remedial|remediation|follow ?up) (?:(?:and|&|or) \w+ )?(?:actions?|measures?|items?|tasks?|plan)\b|^(?:a )?(?:list of )?(?:tasks|to ?dos|action items) (?:to|for|from)\b/
const OTHER_TASKS =
  /\b(?:previous|prior|past|earlier|last|old|how|template|guide|why|no|about|taken|definitions?)\b/

const listsTasks = (plain: string): boolean =>
  plain.split(' ').length <= MOST_WORDS && TASKS.test(plain) && !OTHER_TASKS.test(plain)

/** By wordings that are known as a whole. */
function known(words: string): PartName | null {
  if (words === '') return null
  const bare = BARE.get(words)
  if (bare !== undefined) return bare
  const one = wording(words)
  if (one !== null) return one
  const meant = withoutFiller(words)
  return meant === words || meant === '' ? null : wording(meant)
}

/** Also by the words that people compose headings of. */
function named(words: string): PartName | null {
  const one = known(words)
  if (one !== null) return one
  if (announcesActions(words)) return 'action-items'
  const meant = withoutFiller(words)
  return meant !== words && announcesActions(meant) ? 'action-items' : null
}

const withoutFiller = (words: string): string =>
  words.replaceAll(FILLER, ' ').replaceAll(/\s+/g, ' ').trim()

const wording = (words: string): PartName | null =>
  WORDINGS.find(([, like]) => like.test(words))?.[0] ?? null

const WEAK =
  /^(?:actions?|suggest.*|propos.*|tasks|to ?dos?|next steps?|improvements|recommendations?|prevention\b.*|preventing .*|remediations?|what .*|how .*)$/

/** Whether the heading of an action-items part may well announce something else too. */
export function isWeakActions(heading: string): boolean {
  const plain = plainHeading(heading)
  const [title = ''] = heading.split(/:\s/)
  const isKnown = [plain, plainHeading(title)].some((one) =>
    inWords(one, known).includes('action-items'),
  )
  return WEAK.test(plain) || !isKnown
}
