import type { Target } from './target.ts'

/**
 * Each is judged by the tests that are its own and not by whole stories: a change that only a story notices is noticed late.
 * Strings are changed where they decide something, and left alone where they are words for people.
 */
export const targets: readonly Target[] = [
  {
    name: 'reader',
    files: [
      'src/markdown/calls.ts',
      'src/markdown/{blocks,concealed,containers,hidden,html-block,invisible,pipes}.ts',
    ],
    // Not what holds it to linear work: for each change that would be megabytes of hostile text.
    tests: [
      'test/markdown/{calls,calls-oracle,calls-steps,blocks,blocks-pieces,concealed,containers,hidden,html-block,invisible,pipes}.test.ts',
    ],
    least: 90,
    runs: 60,
    without: [],
    excuses: [
      {
        file: 'src/markdown/containers.ts',
        code: "''",
        becomes: '"Stryker was here!"',
        why: 'stands for what is always there: the first part of a line, and the groups of what matches',
      },
      {
        file: 'src/markdown/containers.ts',
        code: '[]',
        becomes: '["Stryker was here"]',
        why: 'where nothing matches there is no marker, whatever stands before it',
      },
      {
        file: 'src/markdown/html-block.ts',
        code: 'NAME.exec(text)?.[1]?.toLowerCase',
        becomes: 'NAME.exec(text)?.[1].toLowerCase',
        why: 'whatever matches has its group, which the compiler cannot know',
      },
      {
        file: 'src/markdown/html-block.ts',
        code: 'name !== undefined',
        becomes: 'true',
        why: 'no block has the name undefined, and the compiler asks',
      },
      {
        file: 'src/markdown/concealed.ts',
        code: "''",
        becomes: '"Stryker was here!"',
        why: 'what is no tag has a name that conceals nothing, whichever stands for it',
      },
      {
        file: 'src/markdown/concealed.ts',
        code: '[]',
        becomes: '["Stryker was here"]',
        why: 'what is no tag has neither slash nor name, whatever stands before them',
      },
    ],
  },
  {
    name: 'gate',
    files: ['src/commands/{gate,allowed,arguments,find,place,possible,timely}.ts'],
    tests: ['test/commands/*.test.ts'],
    least: 90,
    runs: 50,
    without: ['StringLiteral'],
    excuses: [],
  },
  {
    name: 'journal',
    files: ['src/github/{journal,packed}.ts', 'src/plan/journal.ts'],
    tests: ['test/github/{journal,packed}.test.ts', 'test/plan/journal.test.ts'],
    least: 90,
    runs: 50,
    without: [],
    excuses: [
      {
        file: 'src/github/journal.ts',
        code: "''",
        becomes: '"Stryker was here!"',
        why: 'a card without a journal holds nothing to believe, whatever stands for it',
      },
    ],
  },
  {
    name: 'markers',
    files: ['src/github/{marker,keys}.ts'],
    tests: ['test/github/{journal,marker,keys}.test.ts'],
    least: 90,
    runs: 50,
    without: [],
    excuses: [],
  },
  {
    name: 'intents',
    files: ['src/store/intents.ts', 'src/github/{intent,once,sent,outcome,taxonomy}.ts'],
    tests: [
      'test/store/intents.test.ts',
      'test/github/{intent,intent-keys,once,sent,outcome,refusals,taxonomy}.test.ts',
    ],
    least: 90,
    runs: 50,
    without: [],
    excuses: [
      {
        file: 'src/github/intent.ts',
        code: 'default: return intention satisfies never',
        becomes: null,
        why: 'the compiler alone comes here',
      },
      {
        file: 'src/github/intent.ts',
        code: "typeof id !== 'number'",
        becomes: 'false',
        why: 'what is no number is no safe integer either, and the compiler asks',
      },
    ],
  },
  {
    name: 'diff',
    files: ['src/plan/diff.ts'],
    tests: ['test/plan/{diff,diff-applied}.test.ts'],
    least: 90,
    runs: 50,
    without: [],
    excuses: [
      {
        file: 'src/plan/diff.ts',
        code: 'kept.get(card.page)?.id',
        becomes: 'kept.get(card.page).id',
        why: 'each card has a page that is kept, which the compiler cannot know',
      },
    ],
  },
  {
    name: 'domain',
    files: ['src/domain/*.ts'],
    tests: ['test/domain/*.test.ts'],
    least: 80,
    runs: 30,
    without: ['StringLiteral'],
    excuses: [],
  },
  {
    name: 'metrics',
    files: ['src/metrics/{*,catalogue/*}.ts', '!src/metrics/catalogue/registry.generated.ts'],
    tests: ['test/metrics/{*,catalogue/*}.test.ts'],
    least: 80,
    runs: 10,
    without: ['StringLiteral'],
    excuses: [],
  },
  // Apart from the metrics that use them: thousands of draws in each test, through which each change would be counted.
  {
    name: 'statistics',
    files: ['src/metrics/statistics/*.ts'],
    tests: ['test/metrics/statistics/*.test.ts'],
    least: 80,
    runs: 2,
    without: ['StringLiteral'],
    excuses: [],
  },
  {
    name: 'rules',
    files: ['src/postmortem/rules/*.ts', '!src/postmortem/rules/*.generated.ts'],
    tests: ['test/postmortem/{rules,review}.test.ts', 'test/postmortem/rules/*.test.ts'],
    least: 80,
    runs: 10,
    without: ['StringLiteral'],
    excuses: [],
  },
]

export const targetNamed = (name: string): Target | undefined =>
  targets.find((target) => target.name === name)
