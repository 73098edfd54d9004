import { creation } from './creation.ts'
import { documents } from './documents.ts'
import { examples } from './examples.ts'
import { line } from './figure.ts'
import { intake } from './intake/intake.ts'
import { items } from './items.ts'
import { life } from './life.ts'
import { reader } from './reader.ts'
import { reports } from './reports.ts'
import { start } from './start.ts'
import { sweeps } from './sweep.ts'

/** `npm run bench`: each figure beside its target. Nothing fails here; a machine may be busy. */
for (const figure of reader()) console.log(line(figure))
for (const figure of documents()) console.log(line(figure))
for (const figure of items()) console.log(line(figure))
for (const figure of await life()) console.log(line(figure))
for (const figure of await creation()) console.log(line(figure))
for (const figure of await examples()) console.log(line(figure))
for (const figure of await intake()) console.log(line(figure))
for (const figure of await reports()) console.log(line(figure))
for (const figure of await start()) console.log(line(figure))
for (const figure of await sweeps()) console.log(line(figure))
