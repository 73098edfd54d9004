import type { Impact } from '../../domain/fact.ts'

type Money = NonNullable<Impact['money']>

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }
const AMOUNT = String.raw`(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,15}(?:\.\d{1,4})?)([kmb]?)`
const SCALE: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }

const SHARE = /^(\d{1,3}(?:[.,]\d{1,6})?)\s?(?:%|per ?cent)(?=[\s,.;:]|$)/i
const USERS = new RegExp(String.raw`^${AMOUNT}\s?(?:users?|customers?|people)(?=[\s,.;:]|$)`, 'i')
const SIGNED = new RegExp(String.raw`^([$€£¥])${AMOUNT}(?=[\s,.;:]|$)`, 'i')
const BEHIND = new RegExp(String.raw`^${AMOUNT}\s?([$€£¥])(?=[\s,.;:]|$)`, 'i')
const CODED = new RegExp(
  String.raw`^${AMOUNT}\s?(EUR|USD|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|INR|BRL)(?=[\s,.;:]|$)`,
  'i',
)

/** A number that a text begins with, and how many characters it takes. */
export interface Figure<T> {
  readonly value: T
  readonly length: number
}

const amount = (digits = '', scale = ''): number =>
  Math.round(Number(digits.replaceAll(',', '')) * (SCALE[scale.toLowerCase()] ?? 1) * 100) / 100

/** `15%`, `12,5 %` and `15 percent` as a share of one. A share above the whole comes back as it is, for whoever refuses it. */
export function shareAt(text: string): Figure<number> | null {
  const found = SHARE.exec(text)
  return found && { value: Number(found[1]?.replace(',', '.')) / 100, length: found[0].length }
}

/** `12000 users`, `12,000 users`, `12k users`. */
export function usersAt(text: string): Figure<number> | null {
  const found = USERS.exec(text)
  // `1.200` is more than a thousand to half of the world and a little more than one to the other.
  if (found?.[1]?.includes('.') && found[2] === '') return null
  return found && { value: Math.round(amount(found[1], found[2])), length: found[0].length }
}

/** `$15000`, `€15k`, `15000 EUR`. */
export function moneyAt(text: string): Figure<Money> | null {
  const signed = SIGNED.exec(text)
  if (signed) return money(signed[0], amount(signed[2], signed[3]), SIGNS[signed[1] ?? ''])
  const behind = BEHIND.exec(text)
  if (behind) return money(behind[0], amount(behind[1], behind[2]), SIGNS[behind[3] ?? ''])
  const coded = CODED.exec(text)
  return coded && money(coded[0], amount(coded[1], coded[2]), coded[3]?.toUpperCase())
}

const money = (text: string, sum: number, currency = 'USD'): Figure<Money> => ({
  value: { amount: sum, currency },
  length: text.length,
})
