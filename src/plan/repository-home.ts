/** The page of the repository that an issue is in, by the issue's own address; without a slash at the end. */
export const repositoryHome = (issueUrl: string): string =>
  issueUrl.split('/').slice(0, 5).join('/')
