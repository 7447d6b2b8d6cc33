import { Dexie, RangeSet, type IndexableType, type ObservabilitySet } from 'dexie'

import type { Database } from './database'

/** Primary keys of rows that changed; `all` where it is not known which, or where they are many. */
export type ChangedKeys = ReadonlySet<IndexableType> | 'all'

/** Tells of each change of these tables, made here or in any other page or worker of the extension. */
export function watchChanges<Name extends string>(
  database: Database,
  tables: readonly Name[],
  onChange: (changes: Map<Name, ChangedKeys>) => void,
): () => void {
  const hear = (parts: ObservabilitySet) => {
    const changes = new Map<Name, ChangedKeys>()
    for (const name of tables) {
      // Coming back from the back/forward cache, anything may have changed.
      const tree = 'all' in parts ? undefined : parts[`idb://${database.name}/${name}/`]
      if (tree) changes.set(name, listKeys(RangeSet(tree)))
      else if ('all' in parts) changes.set(name, 'all')
    }
    if (changes.size > 0) onChange(changes)
  }
  Dexie.on.storagemutated.subscribe(hear)
  return () => Dexie.on.storagemutated.unsubscribe(hear)
}

function listKeys(ranges: RangeSet): ChangedKeys {
  const keys = new Set<IndexableType>()
  for (const { from, to } of ranges) {
    if (from !== to) return 'all'
    keys.add(from)
  }
  return keys
}
