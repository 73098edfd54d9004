import * as z from 'zod'

export const writer = z.enum(['auto', 'app', 'action']).default('auto').meta({
  description:
    'Which of the two writes where both the App and the Action are at work: the `app`, the `action`, or with `auto` the App wherever it is installed. The other one only looks.',
})
