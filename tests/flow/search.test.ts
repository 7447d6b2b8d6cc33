import { afterEach, describe, expect, it, vi } from 'vitest'

import { ALL_SESSIONS, type ListQuery } from '@/lib/model/query'
import { createSearch, type Search } from '@/lib/search/search'

import { buildClick, buildPageView, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openScene, type Scene } from './support/scene'

const SHOP = 'https://shop.test/'

/** Sessions in which something of this label was clicked. */
function clicked(label: string): ListQuery {
  const event = { kind: 'click', where: [{ field: 'label', test: { is: 'is' as const, value: label } }] }
  return { ...ALL_SESSIONS, filter: { join: 'and', parts: [{ kind: 'event', event, atLeast: 1 }] } }
}

function openSearch(scene: Scene): Search {
  return createSearch(
    scene.store,
    () => undefined,
    () => scene.clock.at,
  )
}

async function storeSession(scene: Scene, label: string): Promise<string> {
  const { sessionId, page } = await scene.record(SHOP)
  await page.say(buildSnapshot(scene.clock.at), buildPageView(scene.clock.at, SHOP), buildClick(label, scene.clock.at))
  await scene.ask('stopRecording', { sessionId })
  await scene.rest()
  return sessionId
}

async function runJobs(scene: Scene): Promise<void> {
  scene.clock.at += 3_600_000
  await scene.browser.ringAlarm('jobs')
  await scene.rest()
}

const list = async (search: Search, query: ListQuery) => (await search.list(query)).ids

describe('search', { timeout: 30_000 }, () => {
  afterEach(() => void vi.restoreAllMocks())

  it('finds a session by its events while it is recorded, when it is over, and by its outline', async () => {
    const scene = openScene()
    const search = openSearch(scene)
    expect(await list(search, clicked('Buy'))).toEqual([])
    const { sessionId, page } = await scene.record(SHOP)
    await page.say(buildSnapshot(T0), buildClick('Buy', T0))
    expect(await list(search, clicked('Buy'))).toEqual([sessionId])

    await page.say(buildClick('Pay', T0 + 1))
    expect(await list(search, clicked('Pay'))).toEqual([sessionId])
    await scene.ask('stopRecording', { sessionId })
    await scene.rest()
    expect(await scene.store.outlines.count()).toBe(0)
    await runJobs(scene)
    expect(await scene.store.outlines.count()).toBe(1)
    await scene.store.events.clear()
    expect(await list(openSearch(scene), clicked('Pay'))).toEqual([sessionId])
    expect(await list(search, clicked('Pay'))).toEqual([sessionId])
  })

  it('follows what is deleted, brought back, named, starred and merged', async () => {
    const scene = openScene()
    const id = await storeSession(scene, 'Buy')
    const search = openSearch(scene)
    expect(await list(search, clicked('Buy'))).toEqual([id])
    await scene.ask('deleteSessions', { sessionIds: [id] })
    expect(await list(search, ALL_SESSIONS)).toEqual([])
    await scene.ask('restoreSessions', { sessionIds: [id] })
    expect(await list(search, clicked('Buy'))).toEqual([id])

    await scene.ask('nameSessions', { sessionIds: [id], person: 'ada' })
    await scene.ask('starSessions', { sessionIds: [id], isStarred: true })
    await scene.ask('mergePerson', { id: 'ada', into: 'ada.l' })
    await scene.ask('savePerson', { person: { id: 'ada.l', name: 'Ada', properties: { plan: 'pro' } } })
    expect(await search.people()).toMatchObject([{ id: 'ada.l', name: 'Ada', ids: ['ada.l', 'ada'], sessionCount: 1 }])
    const starred: ListQuery = {
      ...ALL_SESSIONS,
      filter: {
        join: 'and',
        parts: [
          { kind: 'session', field: 'starred', test: { is: 'is', value: 'yes' } },
          { kind: 'person', test: { is: 'is', value: 'Ada' } },
          { kind: 'person property', name: 'plan', test: { is: 'is', value: 'pro' } },
        ],
      },
    }
    expect(await list(search, starred)).toEqual([id])
    await scene.ask('splitPerson', { id: 'ada' })
    expect(await list(search, starred)).toEqual([])
  })

  it('tells that answers may be others, once for many changes', async () => {
    const scene = openScene()
    const ids = [await storeSession(scene, 'a'), await storeSession(scene, 'b')]
    const search = openSearch(scene)
    await search.list(ALL_SESSIONS)
    const told = vi.fn<() => void>()
    search.watch(told)
    for (const id of ids) await scene.ask('starSessions', { sessionIds: [id], isStarred: true })
    await vi.waitFor(() => expect(told).toHaveBeenCalled())
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('finds nothing any more of what was redacted for good, not even in the row it reads', async () => {
    const scene = openScene()
    const id = await storeSession(scene, 'Pay Jo Doe')
    await runJobs(scene)
    expect(JSON.stringify(await scene.store.outlines.toArray())).toContain('Jo Doe')
    const search = openSearch(scene)
    expect(await list(search, clicked('Pay Jo Doe'))).toEqual([id])

    await scene.ask('addEdit', { sessionId: id, wish: { kind: 'text', text: 'Jo Doe' } })
    await scene.ask('makePermanent', { sessionId: id })
    await scene.rest()
    await runJobs(scene)
    expect(JSON.stringify(await scene.store.outlines.toArray())).toContain('Pay')
    expect(JSON.stringify(await scene.store.outlines.toArray())).not.toContain('Jo Doe')
    expect(await list(search, clicked('Pay Jo Doe'))).toEqual([])
    expect(await list(openSearch(scene), clicked('Pay Jo Doe'))).toEqual([])
  })

  it('keeps no outline of a session whose worker died in the middle of making a redaction permanent', async () => {
    const scene = openScene()
    const id = await storeSession(scene, 'Pay Jo Doe')
    await runJobs(scene)
    await scene.ask('addEdit', { sessionId: id, wish: { kind: 'text', text: 'Jo Doe' } })
    const asking = scene.ask('makePermanent', { sessionId: id }).catch(() => undefined)
    await vi.waitFor(async () =>
      expect(await scene.store.edits.where({ sessionId: id }).first()).toMatchObject({ isPermanent: 1 }),
    )
    await scene.worker.kill()
    await asking
    expect(JSON.stringify(await scene.store.outlines.toArray())).not.toContain('Jo Doe')
    await runJobs(scene)
    await runJobs(scene)
    expect(JSON.stringify(await scene.store.outlines.toArray())).not.toContain('Jo Doe')
    expect(await scene.store.outlines.count()).toBe(1)
  })

  it('of a cohort gives the sessions of its filter, and a filter that is none is refused', async () => {
    const scene = openScene()
    const [one, two] = [await storeSession(scene, 'Buy'), await storeSession(scene, 'Leave')]
    const cohort = { id: 'c', name: 'Buyers', createdAt: T0, kind: 'live', filter: clicked('Buy').filter } as const
    await scene.ask('saveCohort', { cohort })
    const search = openSearch(scene)
    const asked = (isNot: boolean): ListQuery => ({
      ...ALL_SESSIONS,
      filter: { join: 'and', parts: [{ kind: 'cohort', id: 'c', ...(isNot && { isNot: true as const }) }] },
    })
    expect(await list(search, asked(false))).toEqual([one])
    expect(await list(search, asked(true))).toEqual([two])
    const broken = { ...cohort, filter: { join: 'and', parts: [{ kind: 'later' }] } }
    await expect(scene.ask('saveCohort', { cohort: broken as never })).rejects.toThrow('not known')
  })

  it('keeps a study together with its sessions when it gets another name', async () => {
    const scene = openScene()
    const id = await storeSession(scene, 'Buy')
    const study = { name: 'Spring', participants: [], tasks: [], consentNote: '', createdAt: T0 }
    await scene.ask('saveStudy', { study, formerName: null })
    await scene.ask('studySessions', { sessionIds: [id], study: 'Spring' })
    await scene.ask('saveStudy', { study: { ...study, name: 'Autumn' }, formerName: 'Spring' })
    expect((await scene.store.sessions.get(id))?.study).toBe('Autumn')
    expect((await scene.store.studies.toArray()).map(({ name }) => name)).toEqual(['Autumn'])
  })

  it.each([
    ['into oneself', 'a', 'a', 'same person already'],
    ['round in a circle', 'b', 'a', 'the other way round'],
  ])('nobody is merged %s', async (_, id, into, why) => {
    const scene = openScene()
    await scene.ask('mergePerson', { id: 'a', into: 'b' })
    await expect(scene.ask('mergePerson', { id, into })).rejects.toThrow(why)
  })
})
