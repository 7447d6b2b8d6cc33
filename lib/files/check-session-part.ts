import { checkNotes, checkPages, checkPeople, checkSessionRules, checkStudy, checkWindows } from './check-rows'
import { checkSession } from './check-session'
import type { IncomingSession } from './incoming'
import { asFields, asList, readText } from './read-row'
import { countLeftOut, type LeftOut } from './refusal'

type Checked = Omit<IncomingSession, 'events' | 'hasAllEvents' | 'isWhole' | 'readChunks' | 'readAssets'>

/** The rows of `session.json` and `notes.json`. Refuses a session whose own row is none. */
export function checkSessionPart(part: unknown, noteRows: unknown, leftOut: LeftOut): Checked {
  const fields = asFields(part)
  const session = checkSession(fields['session'])
  const [windows, pages] = [checkWindows(fields['windows']), checkPages(fields['pages'])]
  const { notes, wrongCount } = checkNotes(noteRows)
  const lost = asList(fields['windows']).length - windows.length + asList(fields['pages']).length - pages.length
  countLeftOut(leftOut, 'rows of an unknown shape', wrongCount + lost)
  return {
    originId: readText(fields['originId'], 200) || session.id,
    session,
    fallbackTitle: '',
    windows,
    pages,
    notes,
    rules: checkSessionRules(fields['rules']),
    people: checkPeople(fields['people']),
    study: checkStudy(fields['study']),
  }
}
