import { SHOP, type Started } from './support.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** The commit that a branch points to. */
export async function headOf(box: Started, branch: string): Promise<string> {
  const { data } = await box.as('dev').rest.git.getRef({ ...SHOP, ref: `heads/${branch}` })
  return data.object.sha
}

/** Makes a branch where another stands. */
export async function branchOff(box: Started, branch: string, from = 'main'): Promise<void> {
  const sha = await headOf(box, from)
  await box.as('dev').rest.git.createRef({ ...SHOP, ref: `refs/heads/${branch}`, sha })
}

/** Writes a file on a branch and answers the new commit. */
export async function write(
  box: Started,
  branch: string,
  path: string,
  text: string,
  login = 'dev',
): Promise<string> {
  const { repos } = box.as(login).rest
  const known = await repos
    .getContent({ ...SHOP, path, ref: branch })
    .then(({ data }) => ('sha' in data ? data.sha : undefined))
    .catch(() => undefined)
  const { data } = await repos.createOrUpdateFileContents({
    ...SHOP,
    path,
    branch,
    message: `Write ${path}`,
    content: base64(text),
    ...(known === undefined ? {} : { sha: known }),
  })
  return data.commit.sha ?? ''
}

interface Wanted {
  readonly branch: string
  readonly files: Readonly<Record<string, string>>
  readonly draft?: boolean
  readonly body?: string
  readonly author?: string
}

/** A branch with these files and the pull request from it into `main`. */
export async function propose(box: Started, wanted: Wanted): Promise<number> {
  const { branch, files, draft = false, body, author = 'dev' } = wanted
  await branchOff(box, branch)
  for (const [path, text] of Object.entries(files)) await write(box, branch, path, text)
  const { data } = await box.as(author).rest.pulls.create({
    ...SHOP,
    title: `Bring ${branch}`,
    head: branch,
    base: 'main',
    draft,
    ...(body === undefined ? {} : { body }),
  })
  return data.number
}
