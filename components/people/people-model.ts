import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import { createUndoable } from '@/components/parts/create-undoable'
import type { Toasts } from '@/components/parts/toasts-model'
import { watchAnswer } from '@/components/parts/watch-answer'
import { readValue } from '@/components/parts/query-state'
import type { SearchClient } from '@/components/search/search-client'
import type { Person } from '@/lib/model/library'
import type { ListedPerson } from '@/lib/search/list-people'

export interface PeopleGivens {
  search: Pick<SearchClient, 'people' | 'version'>
  readPerson: (id: string) => Promise<Person | undefined>
  ask: Ask
  toasts: Toasts
}

/** Everybody whose sessions there are: found by typing, renamed, described, merged. */
export const PeopleModel = createModel(({ search, readPerson, ask, toasts }: PeopleGivens) => {
  const typed = signal('')
  const list = watchAnswer(() => {
    void search.version.value
    return search.people()
  })
  const all: ReadonlySignal<readonly ListedPerson[]> = computed(() => readValue(list.value) ?? [])
  const found = computed(() => all.value.filter((person) => isMeant(person, typed.value)))
  const act = createUndoable(toasts)

  /** Changes what is written of somebody; Undo writes what was there. */
  const save = async (id: string, changes: Partial<Pick<Person, 'name' | 'properties'>>, text: string) => {
    const before = await readPerson(id)
    const person = { id, name: before?.name ?? '', properties: before?.properties ?? {} }
    await act(ask('savePerson', { person: { ...person, ...changes } }), text, () => ask('savePerson', { person }))
  }

  return {
    list,
    all,
    found,
    typed,
    setTyped: (text: string) => {
      typed.value = text
    },
    /** Whom an id stands for, merged people too. */
    find: (id: string) => all.value.find((person) => person.ids.includes(id)),
    rename: (id: string, name: string) => save(id, { name }, `Now called “${name || id}”.`),
    async setProperty(id: string, name: string, value: string | number | boolean | null) {
      const { [name]: _before, ...others } = (await readPerson(id))?.properties ?? {}
      const properties = value === null ? others : { ...others, [name]: value }
      await save(id, { properties }, value === null ? `Removed “${name}”.` : `Saved “${name}”.`)
    },
    merge: (id: string, into: ListedPerson) =>
      act(ask('mergePerson', { id, into: into.id }), `Merged into “${nameOf(into)}”.`, () =>
        ask('splitPerson', { id }),
      ),
    split: (id: string, from: ListedPerson) =>
      act(ask('splitPerson', { id }), `“${id}” is somebody else again.`, () =>
        ask('mergePerson', { id, into: from.id }),
      ),
  }
})

export type People = InstanceType<typeof PeopleModel>

export function nameOf({ name, id }: Pick<ListedPerson, 'name' | 'id'>): string {
  return name || id
}

function isMeant({ ids, name, properties }: ListedPerson, typed: string): boolean {
  const words = typed.toLowerCase().split(' ').filter(Boolean)
  const text = [...ids, name, ...Object.values(properties)].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}
