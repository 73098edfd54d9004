import { writeActionReadme } from './action-readme.ts'
import { writeActionFiles } from './action-yml.ts'
import { writeAppNeeds } from './app-needs.ts'
import { writeConfigSchema } from './config-schema.ts'
import { writeConfigTemplate } from './config-template.ts'
import type { Generated } from './generated.ts'
import { writeIncidentForm } from './incident-form.ts'
import { writeCliReadme, writeReadme } from './readme.ts'
import { writeReportSchema } from './report-schema.ts'
import { writeTemplateValues } from './template-value.ts'
import { writeTemplatesReadme } from './templates-readme.ts'
import { writeWorkflows } from './workflows.ts'

/**
 * Every generated file that is computed from the code as it runs. The registries come first, by
 * themselves: what is written here already reads them.
 */
export function documents(): readonly Generated[] {
  const form = writeIncidentForm()
  return [
    form,
    // Our own incidents are declared with the form that we give to others.
    { ...form, path: '.github/ISSUE_TEMPLATE/incident.yml' },
    writeAppNeeds(),
    writeConfigSchema(),
    writeConfigTemplate(),
    writeReportSchema(),
    ...writeTemplateValues(),
    writeTemplatesReadme(),
    writeReadme(),
    writeCliReadme(),
    ...writeActionFiles(),
    writeActionReadme(),
    writeWorkflows(),
  ]
}
