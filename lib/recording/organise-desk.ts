import { checkNamedInsight } from '@/lib/insights/check-saved-insight'
import type { SavedInsight } from '@/lib/model/insight'
import type { Cohort, Person, SavedFilter, Study } from '@/lib/model/library'
import type { Session } from '@/lib/model/session'
import { checkFilter } from '@/lib/search/check-filter'
import type { Database } from '@/lib/store/database'

/** What people put their sessions in order with: stars, tags, people, filters, cohorts, studies. */
export function createOrganiseDesk(database: Database) {
  const { sessions, people, savedFilters, cohorts, studies, insights } = database

  async function change(sessionIds: string[], edit: (session: Session) => void): Promise<void> {
    await sessions.where('id').anyOf(sessionIds).modify(edit)
  }

  return {
    star: (sessionIds: string[], isStarred: boolean) => change(sessionIds, (row) => void (row.isStarred = isStarred)),
    view: (sessionIds: string[], viewedAt: number | null) =>
      change(sessionIds, (row) => void (row.viewedAt = viewedAt)),
    tag: (sessionIds: string[], added: string[], removed: string[]) =>
      change(sessionIds, (row) => {
        row.tags = [...new Set([...row.tags.filter((tag) => !removed.includes(tag)), ...added])]
      }),
    study: (sessionIds: string[], study: string) => change(sessionIds, (row) => void (row.study = study)),
    person: (sessionIds: string[], person: string) => change(sessionIds, (row) => void (row.person = person)),

    async savePerson({ id, name, properties }: Pick<Person, 'id' | 'name' | 'properties'>): Promise<void> {
      await database.transaction('rw', people, async () => {
        const known = await people.get(id)
        await people.put({ mergedInto: null, ...known, id, name, properties })
      })
    },
    /** One is the same person as another: its sessions count there, and can be taken away again. */
    async mergePerson(id: string, into: string): Promise<void> {
      if (id === into) throw new Error('This is the same person already.')
      await database.transaction('rw', people, async () => {
        const [known, main] = await people.bulkGet([id, into])
        if (main?.mergedInto === id) throw new Error('They are merged the other way round. Split them first.')
        // Nobody is merged into somebody who is merged: the one at the end is meant.
        const last = main?.mergedInto ?? into
        if (!main) await people.put({ id: into, name: '', properties: {}, mergedInto: null })
        await people.put({ name: '', properties: {}, ...known, id, mergedInto: last })
        await people.filter((row) => row.mergedInto === id).modify({ mergedInto: last })
      })
    },
    async splitPerson(id: string): Promise<void> {
      await people.update(id, { mergedInto: null })
    },

    async saveFilter(filter: SavedFilter): Promise<void> {
      await savedFilters.put(filter)
    },
    async deleteFilter(id: string): Promise<void> {
      await savedFilters.delete(id)
    },
    async saveInsights(given: SavedInsight[]): Promise<void> {
      await insights.bulkPut(
        given.map(({ id, pinnedAt, createdAt, ...insight }) => ({
          ...checkNamedInsight(insight),
          id,
          pinnedAt,
          createdAt,
        })),
      )
    },
    async deleteInsight(id: string): Promise<void> {
      await insights.delete(id)
    },
    async saveCohort(cohort: Cohort): Promise<void> {
      await cohorts.put(cohort.kind === 'live' ? { ...cohort, filter: checkFilter(cohort.filter) } : cohort)
    },
    async deleteCohort(id: string): Promise<void> {
      await cohorts.delete(id)
    },
    /** A study that gets another name takes its sessions along. */
    async saveStudy(study: Study, formerName: string | null): Promise<void> {
      await database.transaction('rw', [studies, sessions], async () => {
        await studies.put(study)
        if (formerName === null || formerName === study.name) return
        await studies.delete(formerName)
        await sessions.filter((session) => session.study === formerName).modify({ study: study.name })
      })
    },
    /** Its sessions stay, and keep the name. */
    async deleteStudy(name: string): Promise<void> {
      await studies.delete(name)
    },
  }
}
