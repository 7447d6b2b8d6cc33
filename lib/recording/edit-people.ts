import { redactPerson } from '@/lib/edits/redact-person'
import { listOfKind, type PreparedEdit } from '@/lib/model/edit'
import type { Database } from '@/lib/store/database'
import { listNamed } from '@/lib/store/drop-people'
import type { SessionContent } from '@/lib/store/read-sessions'

/**
 * What is written of the people whom a session names, without the texts that go from it for good: it may have come from
 * there. Inside a transaction.
 */
export async function editPeople(
  { people }: Database,
  { session, events }: SessionContent,
  edits: readonly PreparedEdit[],
): Promise<void> {
  if (listOfKind(edits, 'text').length === 0) return
  for (const person of await people.bulkGet(listNamed(session, events))) {
    if (!person) continue
    const redacted = redactPerson(person, edits)
    if (redacted.id !== person.id) await people.delete(person.id)
    await people.put(redacted)
  }
}
