import type { eventWithTime } from '@rrweb/types'
import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { EXPORT_FORMATS } from '@/lib/files/export-formats'

import { CONTROL, PREFILLED, SECRETS, visitShop } from '../pages/visit.ts'
import { readLivePage, readStage, showInStage, type LivePage } from './support/compare-page.ts'
import { download } from './support/download.ts'
import { dropFiles, finishImport, giveFiles, PATIENCE_MS, readOutcome } from './support/give-files.ts'
import { playExport } from './support/play-export.ts'
import { find, press, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { readExport } from './support/read-export.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

/** What is shown plainly and has to be found, where a kind of file does not hold what pages showed. */
const CONTROLS: Readonly<Record<string, string>> = {
  har: '127.0.0.1',
  ...Object.fromEntries(['csv', 'report', 'recorder', 'puppeteer', 'playwright'].map((id) => [id, 'See all plants'])),
}

/** One visit that is recorded, exported, deleted and taken in again. */
describe('a session that went out as a file', { timeout: 300_000 }, () => {
  const given = useExtension()
  const live = new Map<string, LivePage>()
  let dashboard: Page
  let before: Dump

  beforeAll(async () => {
    const { extension, site } = given
    const page = await extension.browser.newPage()
    await page.goto(site.origin)
    const popup = await startRecording(extension, page)
    await visitShop(page, site.origin, { onPage: async (name) => void live.set(name, await readLivePage(page)) })
    await stopRecording(popup)
    before = await readDatabase(popup)
    await popup.close()
    await page.close()
    dashboard = await extension.open('dashboard.html#/sessions')
    await dashboard.setViewport({ width: 1600, height: 1000 })
    await dashboard.bringToFront()
    // Before its rows are there, the list has nothing to export.
    await dashboard.waitForSelector('.session-row a', { visible: true, timeout: PATIENCE_MS })
  }, 300_000)

  // One after another: what one leaves the next one needs.
  it('says what leaves, holds no secret, is known while it is here, comes in once it is gone, replays as before', async () => {
    const file = await exportIt()
    for (const { id, label } of EXPORT_FORMATS) {
      const { bytes } = await expectNoSecret(id, label)
      if (id === 'rrweb') await expectPlayable(JSON.parse(bytes.toString()) as eventWithTime[])
      if (id === 'posthog') {
        const { data } = JSON.parse(bytes.toString()) as { data: { snapshots: eventWithTime[] } }
        await expectPlayable(data.snapshots)
      }
    }
    expect(await giveFiles(dashboard, [file])).toContain('is here already')
    expect((await readDatabase(dashboard)).sessions).toHaveLength(1)
    await finishImport(dashboard)
    await deleteIt()
    await dropIt(file)
    await expectSameReplay()
    // And what is watched.
    expect((await expectNoSecret('report', 'Bug report')).name).toMatch(/\.md$/)
  })

  async function openExport(): Promise<void> {
    await press(dashboard, 'button', 'Export')
    await dashboard.waitForFunction(() => document.querySelector('.files-contents')?.textContent.includes('Masked at'))
  }

  async function exportIt() {
    await openExport()
    const [session] = before.sessions
    const said = await dashboard.$eval('.files-contents', (part) => part.textContent)
    expect(said).toContain(`what ${session!.pageCount} pages showed`)
    expect(said).toContain(`${session!.eventCount.toLocaleString('en-US')} events`)
    expect(said).toContain('medium')
    expect(await runAxe(dashboard)).toEqual([])
    const file = await save()
    expect(file.name).toMatch(/\.afterimage$/)
    return file
  }

  async function save() {
    const file = await download(given.extension.browser, () => press(dashboard, 'button', 'Save file'))
    await dashboard.waitForFunction(() => document.querySelector('dialog[open]') === null)
    return file
  }

  async function expectNoSecret(id: string, label: string) {
    await openExport()
    await press(dashboard, 'radio', `${label} ${EXPORT_FORMATS.find((one) => one.id === id)!.description}`)
    const file = await save()
    const rows = await readExport(file)
    const parts: Dump = { sessions: [], windows: [], pages: [], chunks: [], events: [], notes: [], parts: rows }
    expect(findText(parts, CONTROLS[id] ?? CONTROL).length, id).toBeGreaterThan(0)
    for (const [name, secret] of Object.entries({ ...SECRETS, ...PREFILLED })) {
      expect(findText(parts, secret), `${name} in ${id}`).toEqual([])
    }
    return file
  }

  /** In rrweb's own player. */
  async function expectPlayable(events: eventWithTime[]): Promise<void> {
    const moments = [...live.values()]
    const looks = await playExport(given.extension.browser, events, moments)
    expect(looks.map(({ tree }) => tree)).toEqual(moments.map(({ tree }) => tree))
    expect(looks.map(({ scroll }) => scroll)).toEqual(moments.map(({ scroll }) => scroll))
    await dashboard.bringToFront()
  }

  async function deleteIt(): Promise<void> {
    for (const key of ['j', 'x'] as const) await dashboard.keyboard.press(key)
    // What is selected leaves too.
    await openExport()
    expect(await dashboard.$eval('.files-subject', (line) => line.textContent)).toBe(before.sessions[0]!.title)
    await press(dashboard, 'button', 'Cancel')
    await dashboard.waitForFunction(() => document.querySelector('dialog[open]') === null)
    await press(dashboard, 'button', 'Delete')
    await waitForDatabase(
      dashboard,
      ({ sessions }) => sessions.every(({ deletedAt }) => deletedAt !== null),
      PATIENCE_MS,
    )
  }

  async function dropIt(file: { name: string; bytes: Buffer }): Promise<void> {
    await dropFiles(dashboard, [file, { name: 'letter.txt', bytes: Buffer.from('Dear reader') }])
    await press(dashboard, 'button', 'Import 2 files')
    const outcome = await readOutcome(dashboard)
    expect(outcome).toContain('came in')
    expect(outcome).toContain('It is damaged')
    expect(await runAxe(dashboard)).toEqual([])
    const taken = findTaken(await readDatabase(dashboard))
    await finishImport(dashboard)
    await dashboard.waitForSelector(`a[href="#/sessions/${taken.id}"]`, { visible: true, timeout: PATIENCE_MS })
  }

  function findTaken({ sessions }: Dump) {
    const [taken, ...others] = sessions.filter(({ deletedAt }) => deletedAt === null)
    expect(others).toEqual([])
    return taken!
  }

  async function expectSameReplay(): Promise<void> {
    const dump = await readDatabase(dashboard)
    const taken = findTaken(dump)
    await dashboard.goto(`chrome-extension://${given.extension.id}/dashboard.html#/sessions/${taken.id}`)
    await find(dashboard, 'slider', 'Seek', PATIENCE_MS)
    for (const moment of live.values()) {
      await showInStage(dashboard, moment.at - taken.startedAt)
      const shown = await readStage(dashboard)
      expect(shown.tree).toEqual(moment.tree)
      expect(shown.styles).toEqual(moment.styles)
    }
    const list = ({ events }: Dump, id: string) =>
      events
        .filter(({ sessionId }) => sessionId === id)
        .map(({ kind, label, at }) => `${at} ${kind} ${label}`)
        .toSorted()
    expect(list(dump, taken.id)).toEqual(list(before, before.sessions[0]!.id))
  }
})
