import { matches } from './shape.ts'

/** Only then it is somebody's: our own hosts have addresses too. */
const SOMEBODY =
  /\b(?:client|customers?|users?|visitors?|subscribers?|tenants?|caller|remote[_ -]?(?:addr|ip|host|address)|x-forwarded-for|forwarded|source ip|src[_ -]?ip|from ip|ip address of)\b/i
/** Servers that everybody asks for names. */
const PUBLIC = new Set(
  '8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220'.split(
    ' ',
  ),
)

/** An address on the internet of version 4, where the line says that it is a client's. */
export const networkAddress = matches(
  'IP address',
  /(?<![\w.:/=v-]|version )(?:\d{1,3}\.){3}\d{1,3}(?![\w/-]|\.\d)/g,
  (match, line, at) => SOMEBODY.test(line.slice(Math.max(0, at - NEAR), at)) && isSomebodys(match),
)

/** Characters before an address in which it is said whose it is. */
const NEAR = 48

function isSomebodys(address: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  if (Math.max(a, b, c, d) > 255 || PUBLIC.has(address)) return false
  const value = ((a * 256 + b) * 256 + c) * 256 + d
  return !RESERVED.some(([from, bits]) => value >= from && value < from + 2 ** (32 - bits))
}

const block = (address: string, bits: number): readonly [number, number] => [
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0),
  bits,
]

/** Of no network, private, shared by carriers, local, kept free for examples and benchmarks, for groups. */
const RESERVED = [
  block('0.0.0.0', 8),
  block('10.0.0.0', 8),
  block('100.64.0.0', 10),
  block('127.0.0.0', 8),
  block('169.254.0.0', 16),
  block('172.16.0.0', 12),
  block('192.0.0.0', 24),
  block('192.0.2.0', 24),
  block('192.168.0.0', 16),
  block('198.18.0.0', 15),
  block('198.51.100.0', 24),
  block('203.0.113.0', 24),
  block('224.0.0.0', 3),
]
