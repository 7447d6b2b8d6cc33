import type { Page } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readBadge, waitFor } from './support/extension-state.ts'
import { fill, find, openNewestSession, press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

/** What code that runs inside a page or the worker of the extension sees; `dispatch` is what the browser itself calls. */
declare const chrome: typeof browserApi & { commands: { onCommand: { dispatch(name: string): void } } }

describe('notes', () => {
  const given = useExtension()
  let page: Page
  let popup: Page
  let panel: Page
  let tabId: number

  beforeEach(async () => {
    page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/`)
    popup = await startRecording(given.extension, page)
    tabId = await given.extension.tabIdOf(page)
    panel = await given.extension.open(`sidepanel.html?tabId=${tabId}`)
    await panel.setViewport({ width: 360, height: 800 })
    await find(panel, 'button', 'Stop recording')
  })
  afterEach(async () => {
    await stopRecording(popup)
    for (const one of [panel, popup, page]) await one.close()
  })

  const readList = (from: Page, selector: string) =>
    from.$$eval(selector, (rows) => rows.map((row) => row.textContent ?? ''))
  const expectList = async (from: Page, selector: string, texts: string[]) =>
    expect(
      await waitFor(
        () => readList(from, selector),
        (list) => JSON.stringify(list) === JSON.stringify(texts),
      ),
    ).toEqual(texts)

  async function add(from: Page, text: string, tag = 'none', severity = 'none'): Promise<void> {
    await from.bringToFront()
    await fill(from, 'textbox', 'Note', text)
    const [tags, severities] = await from.$$('form[aria-label="Add a note"] select')
    await tags!.select(tag)
    await severities!.select(severity)
    await press(from, 'button', 'Add note')
  }
  /** Those that were written now; each test has a session of its own. */
  async function waitForNotes(count: number) {
    const { sessionId } = (await readDatabase(panel)).windows.find((row) => row.tabId === tabId)!
    const dump = await waitForDatabase(
      panel,
      ({ notes }) => notes.filter((note) => note.sessionId === sessionId).length === count,
    )
    return {
      notes: dump.notes.filter((note) => note.sessionId === sessionId).toSorted((a, b) => a.at - b.at),
      session: dump.sessions.find(({ id }) => id === sessionId)!,
    }
  }

  it('are written beside the page while events arrive, and show at once in the player and on its timeline', async () => {
    await page.bringToFront()
    await page.goto(`${given.site.origin}/cart.html`)
    await page.evaluate(() => console.log('said while it is recorded'))
    await panel.bringToFront()
    await panel.waitForFunction(() => document.body.innerText.includes('said while it is recorded'))
    expect(await panel.$eval('.live-events', (list) => list.scrollTop + list.clientHeight >= list.scrollHeight)).toBe(
      true,
    )
    await add(panel, 'The total is wrong', 'issue', 'high')
    const { notes, session } = await waitForNotes(1)
    expect(notes).toMatchObject([{ text: 'The total is wrong', tag: 'issue', severity: 'high' }])
    expect(session.noteCount).toBe(1)

    const player = await openNewestSession(given.extension)
    await press(player, 'tab', 'Notes 1')
    await expectList(player, '.note-text', ['The total is wrong'])
    await add(panel, 'The button is far away', 'design')
    await player.bringToFront()
    await expectList(player, '.note-text', ['The total is wrong', 'The button is far away'])
    // The session was read before them: both stand at its end, in one mark.
    const titles = await player.$$eval('.strip-mark-note', (marks) => marks.map((mark) => mark.getAttribute('title')))
    expect(titles[0]).toMatch(/^\d+:\d\d {2}Issue, High severity: The total is wrong/)
    expect(titles.join('\n')).toContain('Design: The button is far away')
    expect(await player.$$('.strip-mark-note .note-icon-high')).toHaveLength(1)
    await player.close()
  })

  it('are added, changed, deleted, brought back and searched in the player by keyboard alone', async () => {
    await add(panel, 'First of all', 'quote', 'low')
    await waitForNotes(1)
    const player = await openNewestSession(given.extension)
    await player.keyboard.press('n')
    await find(player, 'textbox', 'Note')
    await player.keyboard.type('Said in the player')
    await player.keyboard.press('Enter')
    await waitForNotes(2)
    await expectList(player, '.note-text', ['Said in the player', 'First of all'])

    await player.focus('.note:last-child .note-jump')
    await player.keyboard.press('e')
    await find(player, 'button', 'Save note')
    await player.keyboard.press('End')
    await player.keyboard.type(', again')
    await player.keyboard.press('Enter')
    await expectList(player, '.note-text', ['Said in the player', 'First of all, again'])
    await panel.bringToFront()
    await panel.waitForFunction(() => document.body.innerText.includes('First of all, again'))
    await player.bringToFront()
    expect((await waitForNotes(2)).notes[1]).toMatchObject({
      tag: 'quote',
      severity: 'low',
      editedAt: expect.any(Number) as number,
    })

    await player.focus('.note:last-child .note-jump')
    await player.keyboard.press('Delete')
    await expectList(player, '.note-text', ['Said in the player'])
    await player.waitForFunction(() => document.activeElement?.matches('.note-jump'))
    expect((await waitForNotes(1)).session.noteCount).toBe(1)
    await press(player, 'button', 'Undo')
    await expectList(player, '.note-text', ['Said in the player', 'First of all, again'])
    expect((await waitForNotes(2)).session.noteCount).toBe(2)

    await fill(player, 'searchbox', 'Search in notes', 'quote again')
    await expectList(player, '.note-text', ['First of all, again'])
    await player.close()
    const list = await given.extension.open(`dashboard.html#/sessions?q=${encodeURIComponent('"of all, again"')}`)
    await list.waitForSelector('a[href^="#/sessions/"]', { visible: true })
    await list.close()
  })

  it('are written by the key of the browser, which shows it on the icon and puts nothing into the page', async () => {
    await page.bringToFront()
    const before = await page.content()
    const worker = await given.extension.worker()
    await worker.evaluate((name) => chrome.commands.onCommand.dispatch(name), 'mark-moment')
    expect(
      await waitFor(
        () => readBadge(panel, tabId),
        (text) => text === '✓',
      ),
    ).toBe('✓')
    const { notes } = await waitForNotes(1)
    expect(notes).toMatchObject([{ text: '' }])
    expect(
      await waitFor(
        () => readBadge(panel, tabId),
        (text) => text === 'REC',
      ),
    ).toBe('REC')
    expect(await page.content()).toBe(before)
    await panel.bringToFront()
    await panel.waitForFunction(() => document.body.innerText.includes('Marked moment'))
  })

  it('say which key it is, as the browser has it', async () => {
    const keys = await panel.evaluate(async () => (await chrome.commands.getAll()).map(({ shortcut }) => shortcut))
    const isSet = keys.some((shortcut) => shortcut === 'Alt+Shift+M')
    const expected = isSet ? 'AltShiftM' : 'No key is set'
    for (const shown of [panel, popup])
      expect(await shown.$eval('.mark-key', (line) => line.textContent)).toContain(expected)
    const settings = await given.extension.open('dashboard.html#/settings/shortcuts')
    await find(settings, 'button', 'Choose keys in the browser')
    await settings.waitForFunction(
      (text) => document.querySelector('.shortcuts')?.textContent?.includes(text),
      {},
      expected,
    )
    await settings.close()
  })
})

describe('the side panel', () => {
  const given = useExtension()

  it('opens from the popup, follows the tab in front, and has the buttons and tags of the recording', async () => {
    const { browser, id } = given.extension
    const page = await browser.newPage()
    await page.goto(`${given.site.origin}/`)
    const popup = await given.extension.pressIcon(page)
    await press(popup, 'button', 'Open side panel')
    const target = await browser.waitForTarget((one) => one.url() === `chrome-extension://${id}/sidepanel.html`)
    const panel = await target.asPage()
    await press(panel, 'button', 'Start recording')
    await find(panel, 'button', 'Stop recording')
    await press(panel, 'button', 'Pause')
    await find(panel, 'heading', 'Paused')
    await press(panel, 'button', 'Resume')
    await find(panel, 'heading', 'Recording')
    await fill(panel, 'textbox', 'Tags of the session', 'pilot')
    await panel.keyboard.press('Enter')
    await waitForDatabase(panel, ({ sessions }) => sessions.some(({ tags }) => tags.join() === 'pilot'))
    await press(panel, 'button', 'Remove tag pilot')
    const { sessions } = await waitForDatabase(panel, (dump) => dump.sessions.every(({ tags }) => tags.length === 0))
    // Others may have been recorded before, whatever the order of these tests.
    expect(sessions.filter(({ status }) => status !== 'stopped')).toMatchObject([{ status: 'recording' }])

    const other = await browser.newPage()
    await other.goto(`${given.site.origin}/category.html`)
    await find(panel, 'button', 'Start recording')
    await page.bringToFront()
    await press(panel, 'button', 'Stop recording')
    await find(panel, 'button', 'Save session')
  })

  it('can be used by everybody, light and dark', async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/`)
    const popup = await startRecording(given.extension, page)
    const panel = await given.extension.open(`sidepanel.html?tabId=${await given.extension.tabIdOf(page)}`)
    await panel.setViewport({ width: 360, height: 800 })
    await press(panel, 'button', 'Mark this moment')
    for (const scheme of ['light', 'dark']) {
      await panel.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ])
      expect(await runAxe(panel)).toEqual([])
      await panel.$eval('.panel-lists input:not(:checked)', (input) => (input as HTMLElement).click())
      expect(await runAxe(panel)).toEqual([])
    }
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await stopRecording(popup)
  })
})
