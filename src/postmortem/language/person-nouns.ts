const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Nouns that are people wherever they stand, in the singular. */
export const PERSONS = list(`
engineer developer dev programmer coder admin administrator sysadmin dba sre intern trainee apprentice graduate
contractor freelancer consultant technician tester reviewer approver author committer maintainer colleague coworker
co-worker teammate employee responder newcomer hire deployer architect analyst scientist director cto ceo vp supervisor
junior senior colleague commander scribe on-call oncall on-caller guy bloke individual merger rookie novice designer
specialist subcontractor student joiner person firefighter
`)

/** Nouns that are people only behind one of these words; alone they are software as often. */
export const PERSONS_BEHIND: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'manager',
    list(
      'release incident engineering product project shift duty team on-call account delivery program programme line general change it',
    ),
  ],
  [
    'lead',
    list(
      'tech technical team shift communications operations comms ops engineering project incident squad platform qa security release database network infrastructure',
    ),
  ],
  ['owner', list('service product code process change')],
  [
    'operator',
    list(
      'human shift night noc console duty junior new tired inexperienced datacenter data-centre responsible',
    ),
  ],
  ['agent', list('support helpdesk service-desk')],
  ['worker', list('support night-shift')],
  ['shift', list('night day early late weekend morning evening previous next')],
  ['head', list('department team')],
  ['member', list('team staff squad crew')],
])

/** Software as often as people: only what no software does is held against them. */
export const DOUBTFUL_PERSONS = list('operator manager vendor supplier')

export const TEAMS = list('team squad crew folks guys department staff people')
/** Teams that need no word beside them. */
export const BARE_TEAMS = list('ops devops qa sres dbas netops secops devs infosec')
/** Departments that are also things: only at the start of a sentence, with a capital, and with what no thing does. */
export const DEPARTMENTS = list(
  'security support operations management leadership engineering marketing sales legal networking infra infrastructure platform',
)

export const DETERMINERS = list(
  'the a an one another our their his her its your my this that these those some each every neither either both two three several many most all whoever no any which',
)

/** What may stand between a determiner and its noun; words that begin something else may not. */
export const ENDS_PHRASE = list(`
the a an and or but of to in on at by for from with without into onto over under after before because since as that
which who whom whose if when while where was were is are be been being had has have did does do not never it he she
they we i you him them us could should would might must may can will shall 's than then so
broke ran went took made let lets tell tells told give gives gave show shows showed stop stops allow allows prevent
prevents need needs ask asks asked help helps keep keeps kept left sent puts put pages paged
`)

/** Ends in -ed and describes people all the same; any other such word is what somebody did. */
export const DESCRIBES = list(
  'experienced inexperienced trained untrained tired skilled certified involved assigned dedicated embedded distributed so-called named sleep-deprived contracted outsourced concerned',
)

/** May stand before a noun for people that has no determiner. */
export const KINDS = list(
  'junior senior primary secondary first second third new lead on-call oncall duty release platform backend frontend database network operations support security site reliability software system devops sre ops infrastructure infra staff principal tired external other outsourced responsible checkout payments storage data mobile',
)

/** A noun in front of one of these only describes it: the developer portal, the on-call rota. */
export const CONTINUES = list(`
portal role roles rota rotation rotations schedule page pages pager phone handbook tool tools tooling calendar policy
policies alert alerts channel field fields column name names id ids account accounts key keys token access group groups
count list guide docs documentation experience console workflow workflows process processes onboarding training time
hours load capacity agent agents machine machines laptop laptops feedback comment comments approval approvals count mode
environment environments program programme permissions rights
`)

/** What a phrase may say of people without ceasing to be about them; it stays visible to the rules. */
export const TELLING = list(
  'careless reckless negligent incompetent inexperienced lazy sloppy inattentive irresponsible clueless competent sane decent sensible reasonable experienced careful attentive diligent half-decent professional responsible self-respecting good serious skilled trained proper foolish stupid',
)

export const singular = (word: string): string =>
  word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word
