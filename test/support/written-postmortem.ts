/** What a person puts in the place of each thing that the draft asks for, by the words that it begins with. */
const ANSWERS: readonly (readonly [asked: string, answer: string])[] = [
  [
    'In two or three sentences',
    'Customers could not pay for half an hour. The new release opened a database connection for each request and gave none back, so the pool ran dry. Rolling the release back ended it.',
  ],
  ['how bad was it', 'SEV1'],
  ['which services', 'checkout'],
  ['which category', 'deployment'],
  ['who writes this', 'Incident commander'],
  ['which roles read', 'Operations lead'],
  ['how long were users', '30 minutes'],
  ['how many, and how', 'about 12,000, counted by failed payments'],
  ['which part of the requests', '40%'],
  ['what did it cost', '$15,000 in payments that were not tried again'],
  ['how much of the error budget', 'none, as no objective is agreed'],
  ['which customers were promised', 'none'],
  [
    'Explain the mechanism',
    'The release moved payments to a new client library whose connections are returned by hand. One code path, the retry after a timeout, did not return its own. Under the load of a weekday each timeout took a connection out of the pool for good.',
  ],
  [
    'What turned the weakness',
    'Release 412 was the first with that library, and it met the lunchtime peak.',
  ],
  [
    'Which signal was it',
    'The error rate alert paged the on-call engineer four minutes after the first failed payment. An alert on the free connections of the pool would have come first.',
  ],
  ['the failure that they saw', 'Payments ended in an error page.'],
  ['the part of the system', 'The payment service found no free database connection.'],
  ['the condition that it met', 'The retry path kept each connection that it opened.'],
  ['why nothing caught', 'No test lets a payment time out against a real pool.'],
  ['what in our process', 'A change of a client library is released like any other change.'],
  [
    'One sentence on what',
    'Client libraries are replaced without a test under load, as the pipeline has no such stage.',
  ],
  ['What else had to be true', 'The pool has no alert on free connections.'],
  ['What was done to end', 'The error rate has been at its usual level for two days since.'],
  ['who', '@dev'],
  ['p1 to p4', 'p2'],
  ['date', '2027-01-15'],
  ['What change keeps', 'Add a load stage with payment timeouts to the release pipeline'],
  ['What helped', 'The rollback took four minutes and worked at the first try.'],
  ['What slowed us', 'The dashboard of the pool was found only after ten minutes.'],
  ['What kept this', 'The peak was over before the second database reached its limit.'],
  ['Which belief', 'That the library returns connections by itself, as the one before it did.'],
  [
    'What do we know',
    'A pool that only shrinks looks healthy until the minute in which it is empty.',
  ],
]

/** The draft with all that it asks for written in. Throws on a question that it has no answer to. */
export function written(draft: string): string {
  return draft.replaceAll(/TODO: ([^|\n<]*)/g, (_, asked: string) => {
    const found = ANSWERS.find(([start]) => asked.startsWith(start))
    if (found === undefined) throw new Error(`the draft asks something new: ${asked}`)
    return asked.trimEnd() === asked ? found[1] : `${found[1]} `
  })
}
