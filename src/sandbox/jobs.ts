/** GitHub's own App, as whose bot the jobs of all workflows act. */
export const ACTIONS_SLUG = 'github-actions'
