import { type CliCommand, CliError, JSON_OPTION, REPO } from '../command.ts'
import { connect } from '../connect.ts'
import { diagnosisJson, diagnosisWords, type Examined } from '../doctor/diagnosis-words.ts'
import { examine } from '../doctor/examine.ts'
import { patient as patientOf } from '../doctor/patient.ts'
import { CHECKS } from '../doctor/registry.ts'
import { reaching, unseen } from '../reaching.ts'

export const doctor: CliCommand = {
  name: 'doctor',
  summary: 'Look at all that Sitrep stands on here, and tell what is wrong and what to type',
  about:
    "Looks at permissions, labels, files, config, rules of the branch, workflow, webhooks, reports, clock and limits, and never writes. `unknown` is what these credentials cannot see: with APP_ID and PRIVATE_KEY it also sees the App's webhooks, with an administrator's token the settings of Actions. Exit code 1 where something is broken.",
  takes: [],
  options: { ...REPO, ...JSON_OPTION },
  examples: ['sitrep doctor --repo acme/shop', 'sitrep doctor --repo acme/shop --json'],
  async run(typed, terminal) {
    const connection = await connect(typed, terminal)
    const examined = await reaching(connection, unseen(connection.at), async () => {
      const patient = await patientOf(connection)
      if (patient === null) {
        throw new CliError(`${connection.from} ${unseen(connection.at)}.`)
      }
      const diagnoses = await examine(patient, CHECKS)
      const { name: repository } = patient
      return { repository, requests: connection.requests(), diagnoses } satisfies Examined
    })
    const words = typed.switches.has('json') ? diagnosisJson : diagnosisWords
    terminal.out(words(examined))
    return examined.diagnoses.some(({ state }) => state === 'broken') ? 1 : 0
  },
}
