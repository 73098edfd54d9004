import { PULLS_BOX as BOX } from './onboarding.ts'

/** What lets a workflow open pull requests, and where it is, as the rest of a sentence. */
export const PULLS_BOX = `tick "${BOX}" in Settings > Actions > General`
