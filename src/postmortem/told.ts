import type { Section } from '../markdown/document/model.ts'
import type { PartName } from './section-names.ts'
import type { Subject } from './subject.ts'
import { textsOf } from './walk.ts'

const CAUSED =
  /\b(?:root cause|caused by|cause (?:was|is|of)|due to|because|as a result of|resulted from|triggered by|led to|lead to|stemmed from|side.effect of|since|resulting in|a consequence of|induced|exposed by|correlated with)\b/i
const WHO =
  /\b(?:users?|customers?|clients?|tenants?|visitors?|students?|developers?|teams?|members?|requests?|jobs?|builds?|services?|traffic|transactions?|payments?|deployments?|launches|logs?|hubs?|sites?|pages?|servers?|nodes?|clusters?|everyone|nobody|no one|data)\b/i
const HURT =
  /\b(?:affect(?:ed|ing)?|impact(?:ed|ing)?|fail(?:ed|ing|ures?|s)?|errors?|unavailable|unreachable|inaccessible|unusable|down|outage|offline|degrad(?:ed|ation)|slow|lost|loss|unable|could not|couldn.t|cannot|not (?:be |being )?(?:able|available|shipped|scheduled|reachable)|prevent(?:ed|ing)|broke(?:n)?|stuck|stale|timed out|timeouts?|interrupt(?:ed|ion)|missing|delay(?:s|ed)?|crash(?:ed)?)\b/i

/** Whether a document by hand tells something without a section for it: in its summary, or above its first section. */
export function told(subject: Subject, name: PartName): boolean {
  if (name === 'summary') return leads(subject)
  const texts = opening(subject)
  if (name === 'impact') return texts.some((text) => WHO.test(text) && HURT.test(text))
  return name === 'root-cause' && [...texts, ...closing(subject)].some((text) => CAUSED.test(text))
}

const ENOUGH = 40

/** A paragraph of some length before anything else, or labels that state the case. */
const leads = (subject: Subject): boolean => {
  const labels = subject.parts.filter(({ heading }) => heading === null)
  return labels.length >= 3 || above(subject).some((text) => text.length >= ENOUGH)
}

const opening = (subject: Subject): readonly string[] => [
  ...titles(subject),
  ...above(subject),
  ...of(subject, ['summary', 'background', 'detection']),
]

const closing = (subject: Subject): readonly string[] =>
  of(subject, ['lessons', 'could-be-improved', 'resolution'])

const of = ({ parts }: Subject, names: readonly PartName[]): readonly string[] =>
  parts
    .filter(({ name }) => names.includes(name))
    .flatMap((part) => [...textsOf(part)].map(({ plain }) => plain))

const titles = ({ document }: Subject): readonly string[] =>
  document.sections
    .flatMap(({ heading }) => heading ?? [])
    .filter(({ level }) => level === 1)
    .map(({ text }) => text.plain)

/** What stands above the first heading, and directly below the title. */
function above({ document }: Subject): readonly string[] {
  const [first, second] = document.sections
  const title = first?.heading === null ? second : first
  const sections: readonly Section[] = [first, title].filter((section) => section !== undefined)
  return [...new Set(sections)]
    .filter(({ heading }) => heading === null || heading.level <= 2)
    .flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.plain] : [])),
    )
}
