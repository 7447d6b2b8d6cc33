import { buildOutline } from '@/lib/search/build-outline'
import { createLibrary, type Library } from '@/lib/search/library'

import type { Given, World } from '../search/naive-search'

/** A library as search has it once all was read. */
export function fillLibrary({ given, world }: { given: readonly Given[]; world: World }): Library {
  const library = createLibrary()
  library.setPeople(world.people)
  library.setCohorts(world.cohorts)
  for (const { session, events, notes } of given) {
    library.putSession(session)
    library.putEvents(session.id, buildOutline(events))
    library.putNotes(session.id, notes)
  }
  return library
}
