import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/instant.ts'
import { durationWords } from '../../markdown/when.ts'

const SECOND_MS = 1000

/** `48 s`, `4 min 30 s`, `1 h 12 min`, `3 d 4 h`: rounded to what can be read at a glance. */
export function lengthWords(ms: number): string {
  if (ms < 10 * MINUTE_MS) return exactWords(ms)
  const step = ms < DAY_MS ? MINUTE_MS : HOUR_MS
  return durationWords(Math.round(ms / step) * step)
}

/** One unit further, for two lengths that would read the same and are not. */
function exactWords(ms: number): string {
  const whole = Math.round(ms / SECOND_MS) * SECOND_MS
  const [minutes, seconds] = [(whole % HOUR_MS) / MINUTE_MS, (whole % MINUTE_MS) / SECOND_MS]
  if (whole < MINUTE_MS) return `${seconds} s`
  const rest = whole < DAY_MS ? ([seconds, 's'] as const) : ([Math.floor(minutes), 'min'] as const)
  return rest[0] === 0 ? durationWords(whole) : `${durationWords(whole)} ${rest.join(' ')}`
}

/** A length and what was promised of it, told so finely that the two differ where they do. */
export function lengthBeside(ms: number, promised: number): readonly [string, string] {
  const [is, ought] = [lengthWords(ms), lengthWords(promised)]
  return is === ought && ms !== promised ? [exactWords(ms), exactWords(promised)] : [is, ought]
}
