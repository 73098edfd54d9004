import { readFileSync } from 'node:fs'
import { keep } from './kept.ts'
import { ran } from './run.ts'
import { type Schedule, undisturbed } from './schedule.ts'

/** Plays the schedule of a file in a process of its own, and leaves all that is known of its world in a folder. */
const [, , file = '', folder = ''] = process.argv
const schedule = JSON.parse(readFileSync(file, 'utf8')) as Schedule
const world = await ran(schedule)
const twin = await ran(undisturbed(schedule), world.endAt)
twin.close()
keep(folder, { ...world, undisturbed: twin.end })
world.close()
