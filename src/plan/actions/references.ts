import type { Promised } from '../../postmortem/items/promised.ts'

const SHORT = /^(?:([\w.-]{1,39}\/[\w.-]{1,100})?#|gh-)(\d{1,9})$/i
const ADDRESS =
  /^(https?:\/\/[^/\s]{1,253}\/[\w.-]{1,39}\/[\w.-]{1,100})\/issues\/(\d{1,9})(?:[/?#]|$)/i

/**
 * The number of the issue of this repository that `#51`, `acme/shop#51` or an address names; null for everything else.
 * `home` is the repository's page: `https://github.com/acme/shop`.
 */
export function issueNamed(reference: string, home: string): number | null {
  const [, place, short] = SHORT.exec(reference.trim()) ?? []
  const here = home.toLowerCase().replace(/\/$/, '')
  if (short !== undefined) {
    const named = place?.toLowerCase()
    return named === undefined || here.endsWith(`/${named}`) ? positive(short) : null
  }
  const [, page, number] = ADDRESS.exec(reference.trim()) ?? []
  return number !== undefined && page?.toLowerCase() === here ? positive(number) : null
}

const positive = (digits: string): number | null => Number(digits) || null

/** The issues of this repository that the items name as what carries them or stands before them: they have to be looked at. */
export function issuesNamed(items: readonly Promised[], home: string): readonly number[] {
  const references = items.flatMap(({ tracked, blockedBy }) => [...tracked, ...blockedBy])
  return [...new Set(references.flatMap((reference) => issueNamed(reference, home) ?? []))]
}
