import type { Person } from '@/lib/model/library'
import { MAX_PERSON_PROPERTIES, type IdentifyPayload, type Payload } from '@/lib/model/payload'
import type { Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

type Named = Pick<Session, 'person' | 'identifiedAs'>

/** Whose session it is after what its page said of that. What somebody typed stays. */
export function namePerson(session: Named, payloads: readonly (Payload | undefined)[]): Named {
  let { person, identifiedAs } = session
  for (const identify of payloads.filter(isIdentify)) {
    if (identify.person === '') continue
    if (person === '' || person === identifiedAs) ({ person } = identify)
    identifiedAs = identify.person
  }
  return { person, identifiedAs }
}

/**
 * What pages said of persons goes into their rows; a person nobody knew gets one. What names nobody is of whoever the
 * session was last said to be. For the transaction of the chunk.
 */
export async function mergePeople(
  { people }: Pick<Database, 'people'>,
  session: Pick<Session, 'identifiedAs'>,
  payloads: readonly (Payload | undefined)[],
): Promise<void> {
  const changed = new Map<string, Person>()
  let id = session.identifiedAs
  for (const identify of payloads.filter(isIdentify)) {
    id = identify.person || id
    if (id === '') continue
    const known = changed.get(id) ?? (await people.get(id)) ?? { id, name: '', properties: {}, mergedInto: null }
    const all = Object.entries({ ...known.properties, ...identify.properties })
    changed.set(id, { ...known, properties: Object.fromEntries(all.slice(0, MAX_PERSON_PROPERTIES)) })
  }
  if (changed.size > 0) await people.bulkPut([...changed.values()])
}

function isIdentify(payload: Payload | undefined): payload is IdentifyPayload {
  return payload?.kind === 'identify'
}
