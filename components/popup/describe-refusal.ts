import type { StartOutcome } from '@/lib/messages/desk'

export type RefusalReason = Extract<StartOutcome, { ok: false }>['reason']

export interface RefusalWords {
  why: string
  whatToDo: string
}

const OPEN_A_WEBSITE = 'Open a website in this tab, then press the Afterimage button again.'

const WORDS: Record<RefusalReason, RefusalWords> = {
  'browser page': {
    why: 'This is a page of the browser itself. No extension may look into it.',
    whatToDo: OPEN_A_WEBSITE,
  },
  'extension page': {
    why: 'This page belongs to an extension. Extensions may not look into each other.',
    whatToDo: OPEN_A_WEBSITE,
  },
  'web store': { why: 'The browser keeps its extension store closed to all extensions.', whatToDo: OPEN_A_WEBSITE },
  'pdf viewer': {
    why: 'A PDF is shown by the browser’s own viewer, which no extension may look into.',
    whatToDo: 'Record the page that links to it: the session shows when the PDF was opened.',
  },
  'local file': {
    why: 'This is a file on your disk, not a website.',
    whatToDo: 'Serve the folder on localhost, for example with “npx serve”, and open it from there.',
  },
  'no address': {
    why: 'Afterimage cannot see what this tab shows. Pages of the browser hide their address.',
    whatToDo: 'If it is a website, go to its tab and press the Afterimage button in the toolbar there.',
  },
  'not allowed': {
    why: 'Afterimage has no access to this site.',
    whatToDo: 'Press Start recording again and allow the access your browser asks about.',
  },
  'excluded by a rule': {
    why: 'A rule of yours keeps Afterimage out of this site.',
    whatToDo: 'To record it, change or remove the rule in the settings.',
  },
  'error page': {
    why: 'The browser shows an error page of its own here, not the site.',
    whatToDo: 'Load the site, then press Start recording.',
  },
  'tab is gone': {
    why: 'This tab is closed.',
    whatToDo: 'Go to the tab to record and press the Afterimage button there.',
  },
}

/** Why a tab cannot be recorded and what to do about it, for people. */
export function describeRefusal(reason: RefusalReason): RefusalWords {
  return WORDS[reason]
}
