import type { Person } from '@/lib/model/library'
import type { Properties } from '@/lib/model/payload'

/** A person as sessions name them, and who that turned out to be. */
export interface KnownPerson {
  /** Of the one that others were merged into. */
  id: string
  name: string
  /** Their own before those of whom was merged into them. */
  properties: Properties
  /** Ids under which sessions know this person. */
  ids: readonly string[]
}

export interface People {
  /** Also somebody of whom nothing is known but the id. */
  of(id: string): KnownPerson
  all: readonly KnownPerson[]
}

/** Who is who. People merged in a circle are each themselves. */
export function createPeople(rows: readonly Person[]): People {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const merged = Map.groupBy(rows, (row) => findMain(byId, row.id))
  const known = new Map<string, KnownPerson>()
  const all: KnownPerson[] = []
  for (const [id, group] of merged) {
    const main = byId.get(id)
    const others = group.filter((row) => row.id !== id)
    const properties = Object.assign({}, ...others.map((row) => row.properties), main?.properties) as Properties
    const person = { id, name: main?.name ?? '', properties, ids: [id, ...others.map((row) => row.id)] }
    all.push(person)
    for (const one of person.ids) known.set(one, person)
  }
  return { all, of: (id) => known.get(id) ?? { id, name: '', properties: {}, ids: [id] } }
}

function findMain(byId: ReadonlyMap<string, Person>, id: string): string {
  const seen = new Set<string>()
  let at = id
  for (;;) {
    const next = byId.get(at)?.mergedInto
    if (!next) return at
    if (seen.has(next)) return id
    seen.add(next)
    at = next
  }
}
