import { matches } from './shape.ts'

const SPOKEN =
  /(?:\b(?:tel|phone|telephone|mobile|cell|call(?:ed|er|s)?|sms|text(?:ed)?|whatsapp|number|fax|reach(?:ed|able)?)\b|☎)/i
/** Kept free for films and manuals. */
const NOBODY = /^1\d{3}5550?1\d\d$|^1?8(?:00|88|77|66)/

/** A telephone number with its country, in groups or where the line speaks of one. */
export const phoneNumber = matches(
  'telephone number',
  /(?<![\w+.,:/=#()-])\+[1-9]\d{0,2}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?![\w%]|[.,:-]\d)/g,
  (match, line) => {
    const digits = match.replaceAll(/\D/g, '')
    const groups = match.split(/[ .-]+/).length
    if (digits.length < 9 || digits.length > 15 || NOBODY.test(digits)) return false
    return SPOKEN.test(line) || (groups > 2 && digits.length > 9)
  },
)
