/** Where a team's own decisions lie, in the repository and in the owner's `.github`. */
export const CONFIG_PATH = '.github/sitrep.yml'
