// Written by `npm run gen` from src/cli/commands, which is where to change it.
import type { Description } from './command.ts'

export const DESCRIPTIONS: readonly Description[] = [
  {
    "name": "setup",
    "summary": "Create the labels, and open the pull request with form, config and runbook",
    "about": "Writes what is missing and nothing else, so it can be run again at any time. A pull request that was closed unmerged is not opened again. A token of your own will do; with --action it needs the right to write workflows.",
    "takes": [],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "action": {
        "summary": "For a team without the App: offer the workflow that runs the Action, too"
      },
      "dry-run": {
        "summary": "Print what would be written, and write nothing"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep setup --repo acme/shop",
      "sitrep setup --repo acme/shop --action",
      "sitrep setup --repo acme/shop --dry-run --json"
    ]
  },
  {
    "name": "converge",
    "summary": "Bring one issue to where its history says it should be",
    "about": "Does what the App does when it is told of the issue. Only the App's credentials write: with a token of your own you see what it would do, and --run starts the workflow that does it. Exit code 1 where something could not be written, or the run that was waited for did not succeed.",
    "takes": [
      "issue"
    ],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "dry-run": {
        "summary": "Print what would be written, and write nothing"
      },
      "run": {
        "summary": "With a token of your own: start the workflow that does it"
      },
      "wait": {
        "summary": "With --run: wait until that has ended, and say how"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep converge 1 --repo acme/shop",
      "sitrep converge 1 --repo acme/shop --dry-run --json"
    ]
  },
  {
    "name": "sweep",
    "summary": "Look at every open incident and action item, and do what was missed or has fallen due",
    "about": "Looks at each as the App does by itself from time to time, sends the reminders that are due, and makes good what was missed. Only the App's credentials write: with a token of your own you see what it would do, and --run starts the workflow that does it, and with it the reports, hand-overs and pull requests that wait. An issue that fails does not stop the others; the exit code is then 1.",
    "takes": [],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "dry-run": {
        "summary": "Print what would be written, and write nothing"
      },
      "at": {
        "value": "time",
        "summary": "Look as if it were then: 2h, 'tomorrow 09:00' (UTC). Needs --dry-run"
      },
      "since": {
        "value": "time",
        "summary": "Also look at what has changed since then, closed issues included"
      },
      "run": {
        "summary": "With a token of your own: start the workflow that does it"
      },
      "wait": {
        "summary": "With --run: wait until that has ended, and say how"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep sweep --repo acme/shop",
      "sitrep sweep --repo acme/shop --dry-run --at 2030-01-02T09:00Z",
      "sitrep sweep --repo acme/shop --since 2026-11-19T00:00Z --json"
    ]
  },
  {
    "name": "replay",
    "summary": "Show an issue's history, the facts in it, the incident they make, and what would be written",
    "about": "Reads only. What was decided once comes from the journal in the card, the rest from GitHub.",
    "takes": [
      "issue"
    ],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep replay 1 --repo acme/shop",
      "sitrep replay 1 --repo acme/shop --json"
    ]
  },
  {
    "name": "report",
    "summary": "Tell the figures of a period, or publish them as an issue",
    "about": "Reads incidents, action items and deployments, and prints the report as Markdown, or its figures as JSON or CSV. With --publish it becomes an issue, once for its period, and the one before is closed: only the App's credentials write, with a token of your own you see the report, and --run starts the workflow that publishes it. With --incidents nobody is asked, and all incidents of the file count unless a period is named. Exit code 1 where GitHub's limit is used up, or a part could not be published.",
    "takes": [],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "period": {
        "value": "period",
        "summary": "2026-W47, 2026-11, 2026-Q4, 2026-11-01..2026-11-20 or all; else the last whole one of its schedule: week, for trends quarter"
      },
      "kind": {
        "value": "kind",
        "summary": "metrics, actions or trends; else metrics"
      },
      "format": {
        "value": "format",
        "summary": "md, json or csv; else md, and json with --incidents"
      },
      "incidents": {
        "value": "file",
        "summary": "Incidents as JSON, - for standard input"
      },
      "config": {
        "value": "path",
        "summary": "With --incidents, the team's decisions; else .github/sitrep.yml, where it is there"
      },
      "output": {
        "value": "path",
        "summary": "Write it into this file"
      },
      "snapshot": {
        "value": "folder",
        "summary": "Keep what was read there, so that the next report reads only what has changed"
      },
      "publish": {
        "summary": "Open it as an issue, once for its period"
      },
      "dry-run": {
        "summary": "Print what would be written, and write nothing"
      },
      "run": {
        "summary": "With a token of your own: start the workflow that does it"
      },
      "wait": {
        "summary": "With --run: wait until that has ended, and say how"
      },
      "json": {
        "summary": "Print JSON for programs"
      },
      "csv": {
        "summary": "Print CSV for spreadsheets"
      }
    },
    "examples": [
      "sitrep report --incidents incidents.json",
      "sitrep report --repo acme/shop --period 2026-W47 --kind actions",
      "sitrep report --repo acme/shop --publish --dry-run"
    ]
  },
  {
    "name": "doctor",
    "summary": "Look at all that Sitrep stands on here, and tell what is wrong and what to type",
    "about": "Looks at permissions, labels, files, config, rules of the branch, workflow, webhooks, reports, clock and limits, and never writes. `unknown` is what these credentials cannot see: with APP_ID and PRIVATE_KEY it also sees the App's webhooks, with an administrator's token the settings of Actions. Exit code 1 where something is broken.",
    "takes": [],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep doctor --repo acme/shop",
      "sitrep doctor --repo acme/shop --json"
    ]
  },
  {
    "name": "audit",
    "summary": "Show what the App decided and wrote, and whether anybody changed that record",
    "about": "Reads the store of the App, also while it runs, and changes nothing. Each record stands on the one before it, so that one that was changed or taken out shows; the exit code is then 1.",
    "takes": [],
    "options": {
      "store": {
        "value": "file",
        "summary": "The App's store; else SITREP_STORE, else sitrep.db"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep audit",
      "sitrep audit --json"
    ]
  },
  {
    "name": "pause",
    "summary": "Have the running App write nothing more, and keep what comes in",
    "about": "Writes into the store of the App, which heeds it at once: what is being written is finished, and nothing else is begun. Webhooks go on being kept. Without --all or --installation it shows what is paused, and changes nothing.",
    "takes": [],
    "options": {
      "all": {
        "summary": "Everything that the App does"
      },
      "installation": {
        "value": "number",
        "summary": "What it does for one installation"
      },
      "store": {
        "value": "file",
        "summary": "The App's store; else SITREP_STORE, else sitrep.db"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep pause",
      "sitrep pause --all",
      "sitrep pause --installation 42"
    ]
  },
  {
    "name": "resume",
    "summary": "Have the App go on where it was paused, with all that came meanwhile",
    "about": "Writes into the store of the App, which heeds it within a second. With --all nothing is paused any more, no installation either.",
    "takes": [],
    "options": {
      "all": {
        "summary": "Everything that the App does"
      },
      "installation": {
        "value": "number",
        "summary": "What it does for one installation"
      },
      "store": {
        "value": "file",
        "summary": "The App's store; else SITREP_STORE, else sitrep.db"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep resume --all",
      "sitrep resume --installation 42"
    ]
  },
  {
    "name": "oncall",
    "summary": "Show who is on call, until when, and who is next",
    "about": "Reads the config of the checkout that it is run in, or of the repository that is named, and writes nothing. With --ics it prints a calendar to subscribe to. Exit code 1 where nobody is on call at that moment.",
    "takes": [],
    "options": {
      "at": {
        "value": "when",
        "summary": "Another moment than now; in UTC where it names no zone"
      },
      "service": {
        "value": "name",
        "summary": "This service alone, with its coming turns"
      },
      "weeks": {
        "value": "number",
        "summary": "How far to look ahead, 1 to 52; else 4"
      },
      "ics": {
        "summary": "Print a calendar file"
      },
      "config": {
        "value": "file",
        "summary": "Read this file, and ask nobody"
      },
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep oncall",
      "sitrep oncall --service checkout --weeks 8",
      "sitrep oncall --at 'tomorrow 09:00' --json",
      "sitrep oncall --ics --config .github/sitrep.yml"
    ]
  },
  {
    "name": "config check",
    "summary": "Tell every mistake in a config file, with line, column and the nearest right word",
    "about": "Reads each file alone, - for standard input, and asks nobody. Of rotations it tells the gaps and double bookings of the coming year as well. Exit code 1 where there is a mistake; a notice is advice.",
    "takes": [
      "file..."
    ],
    "options": {
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep config check .github/sitrep.yml",
      "sitrep config check .github/sitrep.yml draft.yml --json"
    ]
  },
  {
    "name": "comment read",
    "summary": "Say which commands of a comment would be run, which not, and why",
    "about": "Reads the file alone, - for standard input, and asks nobody: roles, people, the status of an incident and whether it stands on an incident or an action item are not judged. Exit code 0 also where nothing would be run.",
    "takes": [
      "file"
    ],
    "options": {
      "config": {
        "value": "file",
        "summary": "A team's config, for its severities and statuses"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep comment read comment.md",
      "sitrep comment read comment.md --config .github/sitrep.yml",
      "sitrep comment read - --json"
    ]
  },
  {
    "name": "postmortem draft",
    "summary": "Write an incident's postmortem as far as GitHub knows it, and print the Markdown",
    "about": "Writes nothing to GitHub, and drafts also for an incident that owes no postmortem. The team's own template is used where the default branch has one. Exit code 1 where a template has a mistake: the default was used then.",
    "takes": [
      "issue"
    ],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "template": {
        "value": "path",
        "summary": "A template to try out, in place of the team's own"
      },
      "out": {
        "value": "path",
        "summary": "Write the document there instead of printing it"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep postmortem draft 1 --repo acme/shop",
      "sitrep postmortem draft 1 --repo acme/shop --json"
    ]
  },
  {
    "name": "postmortem review",
    "summary": "Review postmortems as the check of a pull request does, each finding at its lines",
    "about": "Reads any Markdown up to 1 MiB and asks nobody, so what only GitHub knows is not compared: who can be assigned, and the facts of the incident. A file named - is standard input. Exit code 1 where there is a blocker.",
    "takes": [
      "file..."
    ],
    "options": {
      "config": {
        "value": "path",
        "summary": "What the team's rules weigh; else .github/sitrep.yml, where it is there"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep postmortem review postmortems/2026-03-14-42-checkout-down.md",
      "sitrep postmortem review draft.md another.md --json"
    ]
  },
  {
    "name": "postmortem items",
    "summary": "List the action items of postmortems as they will become issues",
    "about": "Reads any Markdown up to 256 KiB and asks nobody. Dates such as next Friday are read against the day of the document. A number such as #12 becomes an address where the repository is known. A file named - is standard input. With --json it prints one list, or for several files an object of lists by path. Exit code 1 where a file or a part of one was not read.",
    "takes": [
      "file..."
    ],
    "options": {
      "config": {
        "value": "path",
        "summary": "The team's zone and names of people; else .github/sitrep.yml, where it is there"
      },
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep postmortem items postmortems/2026-03-14-42-checkout-down.md",
      "sitrep postmortem items draft.md another.md --json"
    ]
  },
  {
    "name": "actions sync",
    "summary": "Make the issues of the action items that a published postmortem promises",
    "about": "Does by hand what the App does once a postmortem is merged, also for one that was published before Sitrep came. What stands on the default branch counts, not the file here. Nothing is made twice: run it again after whatever went wrong. Only the App's credentials write: with a token of your own you see what it would do, and --run starts the workflow that does it.",
    "takes": [
      "file"
    ],
    "options": {
      "repo": {
        "value": "owner/name",
        "summary": "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin"
      },
      "dry-run": {
        "summary": "Print what would be written, and write nothing"
      },
      "run": {
        "summary": "With a token of your own: start the workflow that does it"
      },
      "wait": {
        "summary": "With --run: wait until that has ended, and say how"
      },
      "json": {
        "summary": "Print JSON for programs"
      }
    },
    "examples": [
      "sitrep actions sync postmortems/2026-11-20-1-checkout-fails.md --dry-run",
      "sitrep actions sync postmortems/2026-11-20-1-checkout-fails.md --repo acme/shop --json"
    ]
  }
]
