import { pattern } from './pattern.ts'
import type { Sign } from './signs/sign.ts'

/** Said about blame, not in blame. */
const META =
  /(?<= )(?:blameless|blamelessly|blame culture|(?:no|<none>|not|never|without|avoid|stop) (?:[a-z]+ ){0,3}(?:blam(?:e|es|ed|ing)|fault)|(?:assign|assigning) (?:the )?blame|blaming (?:people|individuals|somebody|someone)|<none> 's fault|git blame|<code> blame|blame view|blame layer|blame shows)(?= )/u
/** Praise and thanks. */
const PRAISE = pattern(
  '(?:thanks to|thank you|kudos|well done|great (?:job|work)|good (?:job|work)|excellent (?:job|work)|shout-out|shoutout|hats off|props to|was quick to|were quick to|luckily|fortunately|saved (?:the|us)|reacted fast|quick thinking|lucky that|quick to)',
)
const ASKED = / \? $/
/** What follows tells what in the system led to it. */
const LED = pattern(
  '(?:because|since|as|, so|, and so|due to|given that|, which|, whose|owing to)(?: of)? (?:the|there|no|neither|its?|our|both|nothing|none|that|this|these|those|a|an|all|at that point|<code>|every|only|<any>|<none>|access|logs?|alerts?|dashboards?|monitoring|documentation|staging|production|names?|showed?|shows?|said|says|names|looks?|looked|had|was|is|<they> (?:were|are|had) (?:not|no|never)|<he> (?:was|had) (?:not|no|never))(?! (?:careless|lazy|negligent|incompetent|wanted|did not care|own|reckless) )(?! <(?:noun|team|he|name)>)',
)
/** Somebody behind one of these only might do it. */
const MIGHT =
  / (?:if|whenever|unless|so that|prevents?|prevented|stops?|protects?|lets?|allows?|allowed|enables?|helps?|in case|should|would|could|can|may|might|must|will|whether|make it (?:easy|possible) for|easy for|possible for|impossible for|keep|keeps|guard against|suppose|against|every time|next time)(?: (?:the|a|an|some|any|every|only|even|[a-z]+ing))? $/
const DENIED =
  / (?:not|no|never|<none>|none|without|nor|neither|rather than|instead of|less|than|isn't|hardly|avoid|avoids|against|prevents?|reduces?|about|of no|not about)(?: (?:a|an|the|any|due to|caused by|because of|simply|just|about|of|to|[a-z]+ing|all|out of|sign of|case of|question of|one|was|were|is|been|being|<(?:noun|team|name)>)){0,3} $/

/** Whether the whole sentence keeps signs of this weight silent. */
export function excused(weight: Sign['weight'], text: string): boolean {
  if (META.test(text)) return true
  if (weight === 'words') return false
  if (ASKED.test(text) || text.search(PRAISE) >= 0) return true
  return false
}

/** Whether this match only denies or imagines something, or the sentence goes on to tell what led to it. */
export function imagined(sign: Sign, text: string, at: number, match: string): boolean {
  const before = text.slice(Math.max(0, at - 120), at)
  if (sign.about === 'wish' || sign.about === 'correction') return false
  if (DENIED.test(before)) return true
  if (sign.weight === 'words') return false
  if (MIGHT.test(before)) return !/^ ?if/.test(match)
  return sign.weight === 'sight' && text.slice(at).search(LED) >= 0
}
