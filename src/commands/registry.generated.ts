// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { ack } from './ack.ts'
import { action } from './action.ts'
import { cancel } from './cancel.ts'
import { cause } from './cause.ts'
import { check } from './check.ts'
import { type Command } from './command.ts'
import { comms } from './comms.ts'
import { decline } from './decline.ts'
import { detected } from './detected.ts'
import { done } from './done.ts'
import { drill } from './drill.ts'
import { due } from './due.ts'
import { duplicate } from './duplicate.ts'
import { escalate } from './escalate.ts'
import { fix } from './fix.ts'
import { help } from './help.ts'
import { ic } from './ic.ts'
import { identified } from './identified.ts'
import { impact } from './impact.ts'
import { incident } from './incident.ts'
import { investigating } from './investigating.ts'
import { link } from './link.ts'
import { meeting } from './meeting.ts'
import { mitigated } from './mitigated.ts'
import { oncall } from './oncall.ts'
import { ops } from './ops.ts'
import { owner } from './owner.ts'
import { pin } from './pin.ts'
import { postmortem } from './postmortem.ts'
import { priority } from './priority.ts'
import { publish } from './publish.ts'
import { related } from './related.ts'
import { reopen } from './reopen.ts'
import { resolve } from './resolve.ts'
import { role } from './role.ts'
import { scribe } from './scribe.ts'
import { service } from './service.ts'
import { severity } from './severity.ts'
import { snoozeAction } from './snooze-action.ts'
import { snooze } from './snooze.ts'
import { status } from './status.ts'
import { time } from './time.ts'
import { timeline } from './timeline.ts'
import { update } from './update.ts'

export const commands: readonly Command[] = [
  ack,
  action,
  cancel,
  cause,
  check,
  comms,
  decline,
  detected,
  done,
  drill,
  due,
  duplicate,
  escalate,
  fix,
  help,
  ic,
  identified,
  impact,
  incident,
  investigating,
  link,
  meeting,
  mitigated,
  oncall,
  ops,
  owner,
  pin,
  postmortem,
  priority,
  publish,
  related,
  reopen,
  resolve,
  role,
  scribe,
  service,
  severity,
  snooze,
  snoozeAction,
  status,
  time,
  timeline,
  update,
]
