import { weighed } from './checksum.ts'
import { matches, type Shape } from './shape.ts'

const WHAT = 'national identity number'
const DOWN = (from: number): readonly number[] =>
  Array.from({ length: from - 1 }, (_, at) => from - at)

/** Brazil's CPF, in its usual groups. */
const cpf = matches(WHAT, /(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])/g, (match) => {
  const digits = match.replaceAll(/\D/g, '')
  const check = (weights: readonly number[]) => ((weighed(digits, weights) * 10) % 11) % 10
  const repeated = /^(\d)\1+$/.test(digits)
  return (
    !repeated && check(DOWN(10)) === Number(digits[9]) && check(DOWN(11)) === Number(digits[10])
  )
})

const ODD: Readonly<Record<string, number>> = Object.fromEntries(
  [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ].map((value, index) => [String.fromCharCode(65 + index), value]),
)

/** Italy's codice fiscale. */
const codiceFiscale = matches(
  WHAT,
  /(?<![\w-])[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![\w-])/g,
  (match) => {
    const sum = [...match.slice(0, 15)].reduce((total, sign, at) => total + worth(sign, at), 0)
    return String.fromCharCode(65 + (sum % 26)) === match[15]
  },
)

/** Digits count as the first ten letters do; places are counted from one, so the first is odd. */
function worth(sign: string, at: number): number {
  const letter = /\d/.test(sign) ? String.fromCharCode(65 + Number(sign)) : sign
  return at % 2 === 0 ? (ODD[letter] ?? 0) : letter.charCodeAt(0) - 65
}

/** Spain's DNI; its letter alone is too weak a check, so the line has to name it. */
const dni = matches(WHAT, /(?<![\w-])\d{8}-?[A-Z](?![\w-])/g, (match, line) => {
  const letter = 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(match.slice(0, 8)) % 23]
  return match.at(-1) === letter && /\b(?:DNI|NIF)\b/i.test(line)
})

/** Identity numbers that carry a check of their own. */
export const nationalId: Shape = (line) => [cpf, codiceFiscale, dni].flatMap((shape) => shape(line))
