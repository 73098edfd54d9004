/** Names are compared by letters and digits alone, as people type them: `SEV-1` is `sev1`. */
export const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
