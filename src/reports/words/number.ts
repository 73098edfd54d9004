/** `1,204`, and `3.2` where it is no whole number. */
export const numberWords = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })

/** `83 %`; one digit behind the point below ten and close to all of it. */
export function percentWords(share: number): string {
  const percent = share * 100
  const near = percent !== 0 && (percent < 10 || (percent > 90 && percent < 100))
  return `${percent.toLocaleString('en-US', { maximumFractionDigits: near ? 1 : 0 })} %`
}

/** `83 % (10 of 12)`: never a share without what it is a share of. */
export const shareWords = (part: number, whole: number): string =>
  `${percentWords(part / whole)} (${numberWords(part)} of ${numberWords(whole)})`

/** `no incident`, `1 incident`, `6 incidents`. */
export const count = (number: number, one: string, several = `${one}s`): string =>
  number === 0 ? `no ${one}` : `${numberWords(number)} ${number === 1 ? one : several}`

const SMALL = 'no one two three four five six seven eight nine ten'.split(' ')

/** `three`, as a sentence begins; from eleven on digits. */
export const smallWords = (number: number): string => SMALL[number] ?? numberWords(number)

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
