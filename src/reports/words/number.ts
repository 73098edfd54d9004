/** `1,204`, `3.2` and `0.04`: so many digits as are worth reading. */
export function numberWords(value: number): string {
  const size = Math.abs(value)
  if (size > 0 && size < 0.01) return 'under 0.01'
  return digits(value, size < 1 ? 2 : size < 10 ? 1 : 0)
}

const digits = (value: number, behind: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: behind })

/** `83 %`, `6.7 %`, `99.6 %`: never rounded to nothing or to all where it is neither. */
export function percentWords(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return 'under 0.1 %'
  if (percent > 99.9 && percent < 100) return 'over 99.9 %'
  const near = percent < 10 || (percent > 90 && percent < 100)
  return `${digits(percent, near ? 1 : 0)} %`
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
