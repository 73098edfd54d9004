/** A postmortem as somebody wrote it by hand, in which a review finds nothing that blocks. */
export const FINISHED = `---
incident: 42
title: Checkout down
severity: sev1
services: [checkout]
cause: deployment
started: 2026-03-14T13:58:00Z
detected: 2026-03-14T14:02:00Z
mitigated: 2026-03-14T14:31:00Z
resolved: 2026-03-14T15:10:00Z
---

# Checkout down

## Summary

For 33 minutes nobody could pay: a release took a column away that the old version still read.

## Impact

1,204 orders failed, 3 % of the day's revenue.

## Timeline

| Time (UTC) | What happened |
|---|---|
| 2026-03-14 13:58 | Release 381 reaches production |
| 2026-03-14 14:02 | The error rate alert fires |
| 2026-03-14 14:10 | The on-call engineer finds the failing query |
| 2026-03-14 14:21 | Release 381 is taken back |
| 2026-03-14 14:31 | Orders go through again |
| 2026-03-14 14:50 | The column is back |
| 2026-03-14 15:10 | All queues are empty |

## Detection

The alert on failed payments fired after 4 minutes.

## Root cause

The pipeline runs migrations before the last old instance has stopped.

## Five whys

1. Why did orders fail? The old version read a column that was gone.
2. Why was it gone? The migration ran first.
3. Why did it run first? The pipeline starts it with the release.
4. Why does it? It dates from the time of a single instance.
5. Why was that not noticed? No test runs two versions against one schema.

Systemic cause: two versions are never tested against one schema.

## Contributing factors

1. Staging has one instance, so the overlap never happens there.
2. Taking a release back takes ten minutes.

## Resolution

Release 381 was taken back, and the column was added again.

## Action items

| Action | Owner | Due | Kind |
|---|---|---|---|
| Run migrations after the last old instance has stopped | @ana | 2026-03-28 | prevent |
| Alert when a query fails on a missing column | @ben | 2026-04-04 | detect |

## What went well

The alert came before the first call of a customer.

## What could be improved

The way back is slow.

## Where we got lucky

It was a quiet Saturday.

## Lessons learned

A schema outlives the code that reads it.
`
