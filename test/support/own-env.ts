/** What a process of ours finds of this one's environment: nothing but where programs are, and where it may keep what it compiled. */
export const OWN_ENV: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
}
