/** What GitHub makes of the incident form as somebody fills it in at a first alarm. */
export const FILLED_FORM = `### Impact

Degraded

### Spread

Widespread

### Users affected

about 12,000

### Level, if already known

Not known yet

### Services

checkout

### Started

13:50 UTC

### Detected

_No response_

### Detected by

alert

### Description

Payments time out at the last step.
`

/** The same where most questions are not even there, up to the last one, which whoever uses it answers. */
export const BRIEF_FORM = `### Impact

Degraded

### Spread

Widespread

### Services

checkout

### Started

_No response_

### Description

`
