/** What a process of ours finds of this one's environment: nothing but where programs are, and where it may keep what it compiled. */
export const OWN_ENV: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
}

const { NODE_COMPILE_CACHE } = process.env

/** The same for what keeps nothing by itself: the Action, whose runner is a new machine each time. */
export const KEEPING_ENV: Readonly<Record<string, string>> = {
  ...OWN_ENV,
  ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
}
