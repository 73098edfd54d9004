import { quoted } from '../point.ts'
import type { About } from './signs/sign.ts'

/** Why it does not help, and what to write instead. */
const WORDS: Readonly<Record<About, string>> = {
  act: 'tells what somebody did wrong, and the next person in the same place would do the same. Write what the system let happen: which tool, default or check made this step possible, and what would have stopped it.',
  omission:
    'tells what somebody left undone. Write what was not in place: which step, check or alert the work could be done without, and why nothing asked for it.',
  knowledge:
    'tells what somebody did not see or know. Write where that stood, or that it stood nowhere, and how they were to find it at that moment.',
  character:
    'judges people. What anybody is like cannot be mended here; write what they saw at that moment, and what made the step look right.',
  fault:
    'assigns fault to somebody. Write what made the mistake possible and why nothing caught it; whose hand it was changes neither.',
  correction:
    'sets out to correct a person. The next one has not heard it; write a change to a tool, a check or a document that works for everybody.',
  wish: 'wishes that people had acted otherwise, with what is known only now. Write what they knew at that moment, and what would have shown them more.',
  'failed-to':
    'measures somebody by what is known only now. Write what they had in front of them, and which signal was missing or drowned.',
  'human-error':
    'ends the search where it begins: people err every day, and most systems catch it. Write what made the error easy, and what let it through.',
  cause:
    'names people as the cause. Ask once more why: what in the tool, the process or the design let one action have this effect?',
}

/** The words of a finding about what a sentence says against somebody. */
export const message = (about: About, words: string): string => `${quoted(words)} ${WORDS[about]}`
