/** The joiner of emoji and the line ends do no harm: a carriage return overwrites a line unless the next one follows. */
const CONTROL = /(?!\r\n|[\n\t\u200d])[\p{Cc}\p{Cf}]/gu

/**
 * Text that may hold words of people, for a terminal: what would move the cursor, recolour, hide or turn text
 * round is shown as its escape. Inside JSON it stays the same string.
 */
export const safe = (text: string): string => text.replaceAll(CONTROL, escapes)

const escapes = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
