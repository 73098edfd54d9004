import type { Refusal } from '../refusal.ts'

/** GitHub's own words for a refusal, the reasons of each field included. */
export function sentence(refusal: Refusal): string {
  const details = (refusal.errors ?? []).map((error) =>
    typeof error === 'string'
      ? error
      : (error.message ?? [error.field, error.code.replaceAll('_', ' ')].join(' ').trim()),
  )
  return [refusal.message, ...details].join(': ')
}
