/** Words that stand where a template waits for something, and say nothing by themselves. */
const PLACEHOLDER =
  /^(?:summary|action|action item|item|task|description|title|name|text|what|something|details?|example|tbd|tba|tbc|todo|to do|to be (?:done|determined|decided|filled(?: in)?|completed|added)|add (?:action )?items? here|action item \d|\.\.\.|…|_+|x+|lorem ipsum.{0,80})$/
const NONE =
  /^(?:none|nothing|n\/?a|not applicable|no (?:further |additional |new |open )?(?:action|actions|action items?|follow-?ups?|items?)(?: (?:required|needed|necessary|planned|identified|at this time|yet))?|none (?:required|needed|identified|planned|at this time))$/

const words = (plain: string): string =>
  plain
    .toLowerCase()
    .replaceAll(/[{}[\]<>*_]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!:]$/, '')

/** Whether an item is only the blank of a template. */
export const isPlaceholder = (plain: string): boolean => {
  const said = words(plain)
  return said === '' || /^[-–—.?…]+$/.test(said) || /^todo\s?:/.test(said) || PLACEHOLDER.test(said)
}

/** Whether somebody says that there is nothing to be done. */
export const saysNone = (plain: string): boolean => NONE.test(words(plain))
