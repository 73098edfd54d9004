import { luhn } from './checksum.ts'
import { matches } from './shape.ts'

/** What networks issue: first digits and lengths. */
const ISSUED =
  /^(?:4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11})$/
/** Printed in the manuals of payment services for everybody to try. */
const FOR_TESTS = new Set(
  '4111111111111111 4242424242424242 4012888888881881 4000056655665556 4000000000000002 5555555555554444 5105105105105100 5200828282828210 2223003122003222 378282246310005 371449635398431 6011111111111117 6011000990139424 3530111333300000 30569309025904 38520000023237'.split(
    ' ',
  ),
)
/** Without groups it is a card only where the line speaks of one: ids are as long. */
const SPOKEN =
  /\b(?:cards?|pan|visa|master ?card|amex|american express|credit|debit|cvv|cvc|maestro)\b/i

/** The number of a payment card, by its network, its groups and its check digit. */
export const cardNumber = matches(
  'card number',
  /(?<![\w.:/=#+-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})(?![\w-]|[.,:]\d)/g,
  (match, line) => {
    const digits = match.replaceAll(/\D/g, '')
    const grouped = digits.length < match.length
    return (
      ISSUED.test(digits) &&
      luhn(digits) &&
      !FOR_TESTS.has(digits) &&
      (grouped || SPOKEN.test(line))
    )
  },
)
