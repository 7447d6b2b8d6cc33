import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { countSignals, isSignal } from '@/lib/signals/count-signals'
import { findSignals } from '@/lib/signals/find-signals'

import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** Longer than a click waits for its answer. */
const ANSWER_MS = 3_200

/** Presses the same place, again and again as somebody does who is not answered. */
async function hammer(page: Page, selector: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.click(selector)
    await pause(150)
  }
}

async function shake(page: Page): Promise<void> {
  for (let turn = 0; turn < 24; turn += 1) {
    await page.mouse.move(turn % 2 === 0 ? 200 : 400, 20)
    await pause(70)
  }
}

/** What is clicked, how often, and the signals that are told of it. */
const CASES: { selector: string; times?: number; kinds: string[] }[] = [
  { selector: '#card', times: 4, kinds: ['rage click'] },
  { selector: '#dead', kinds: ['dead click'] },
  { selector: '#throws', kinds: ['dead click', 'error click'] },
  { selector: '#complains', kinds: ['dead click', 'error click'] },
  { selector: '#more', times: 4, kinds: [] },
  { selector: '#name', times: 3, kinds: [] },
  { selector: '#editable', times: 3, kinds: [] },
  { selector: '#changes', kinds: [] },
  { selector: '#waits', kinds: [] },
  { selector: '#scrolls', kinds: [] },
  { selector: '#selects', kinds: [] },
  { selector: '#focuses', kinds: [] },
  { selector: '#gives', kinds: [] },
  { selector: '#asks', kinds: [] },
  { selector: '#routes', kinds: [] },
  { selector: '#opens', kinds: [] },
]

interface Recorded {
  signals: SessionEvent[]
  recomputed: SessionEvent[]
  dump: Dump
}

/** The signals of the newest session: as they are stored, and as its rrweb events give them again. */
async function readSignals(popup: Page): Promise<Recorded> {
  const dump = await readDatabase(popup)
  const session = dump.sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
  const isOfSession = (row: { sessionId: string }) => row.sessionId === session.id
  const eventsOf = (pageId: string) =>
    dump.chunks
      .filter((chunk) => chunk.pageId === pageId)
      .toSorted((a, b) => a.seq - b.seq)
      .flatMap((chunk) => JSON.parse(chunk.text) as eventWithTime[])
  const rows = dump.events.filter((row) => isOfSession(row) && isSignal(row.kind))
  const [windows, pages] = [dump.windows.filter(isOfSession), dump.pages.filter(isOfSession)]
  expect([...windows, ...pages].filter((row) => 'trail' in row || 'signals' in row)).toEqual([])
  expect(session.signalCounts).toEqual(countSignals(rows))
  return {
    signals: sortSignals(rows.map(({ id: _id, ...row }) => row)),
    recomputed: sortSignals(
      findSignals({ session, windows, pages, events: dump.events.filter(isOfSession) }, eventsOf),
    ),
    dump,
  }
}

function sortSignals(rows: SessionEvent[]): SessionEvent[] {
  return rows.toSorted((a, b) => a.at - b.at || a.kind.localeCompare(b.kind))
}

describe('signs of frustration', { timeout: 180_000 }, () => {
  const given = useExtension()

  async function record(path: string): Promise<{ page: Page; popup: Page }> {
    const page = await given.extension.browser.newPage()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`${given.site.origin}${path}`)
    const popup = await startRecording(given.extension, page)
    await waitForDatabase(popup, ({ pages, sessions }) =>
      pages.some(
        (row) => row.hasSnapshot && sessions.some(({ id, status }) => id === row.sessionId && status === 'recording'),
      ),
    )
    await pause(500)
    return { page, popup }
  }

  it('are told of clicks that deserve it, and of no others', async () => {
    const { page, popup } = await record('/signals.html')
    for (const { selector, times = 1 } of CASES) {
      await page.bringToFront()
      await hammer(page, selector, times)
      await pause(ANSWER_MS)
    }
    await page.bringToFront()
    await shake(page)
    await page.click('#last')
    await stopRecording(popup)
    const { signals, recomputed, dump } = await readSignals(popup)
    const found = CASES.map(({ selector }) => {
      return [selector, signals.filter((row) => row.selector === selector).map(({ kind }) => kind)]
    })
    expect(found).toEqual(CASES.map(({ selector, kinds }) => [selector, kinds]))
    // What is left is of no element; the click right before the end had no time to be answered.
    expect(signals.filter(({ selector }) => !CASES.some((one) => one.selector === selector))).toMatchObject([
      { kind: 'thrash', url: expect.stringContaining('/signals.html') as string },
    ])
    expect(signals[0]).toMatchObject({ kind: 'rage click', count: 4, label: 'A plain card', role: '' })
    const errors = signals.filter(({ kind }) => kind === 'error click').map(({ detail }) => detail)
    expect(errors).toEqual(['Uncaught Error: no stock', 'no stock'])
    const clicked = new Set(dump.events.filter(({ kind }) => kind === 'click').map(({ selector }) => selector))
    expect([...clicked]).toEqual(expect.arrayContaining([...CASES.map(({ selector }) => selector), '#last']))
    expect(recomputed).toEqual(signals)
  })

  it('are told of who came straight back', async () => {
    const { page, popup } = await record('/signals.html')
    const { origin } = given.site
    await pause(6_000)
    const back = () => page.evaluate(() => history.back())
    // A look and back again.
    await page.click('#leads')
    await page.waitForFunction(() => location.pathname === '/empty.html')
    await pause(1_500)
    await back()
    await page.waitForFunction(() => location.pathname === '/signals.html')
    await pause(6_000)
    // Something was done there, but not for long.
    await page.evaluate(() => history.pushState(null, '', '/signals.html?route'))
    await pause(700)
    await page.click('#text')
    await pause(100)
    await back()
    await pause(6_000)
    // A reload, and a page that answers after a while.
    await page.reload()
    await pause(1_000)
    await page.click('#slow')
    await page.waitForFunction(() => location.pathname === '/slow', { timeout: 10_000 })
    await pause(1_000)
    await stopRecording(popup)
    const { signals, recomputed } = await readSignals(popup)
    expect(signals).toMatchObject([
      { kind: 'u-turn', url: `${origin}/empty.html` },
      { kind: 'quick back', url: `${origin}/signals.html?******` },
    ])
    expect(recomputed).toEqual(signals)

    const dashboard = await openNewestSession(given.extension)
    await dashboard.waitForSelector('.strip-mark-frustration')
    const marks = await dashboard.$$eval('.strip-mark-frustration', (all) =>
      all.map((mark) => mark.getAttribute('title')),
    )
    expect(marks).toEqual([
      expect.stringMatching(/Turned back: Empty$/i),
      expect.stringMatching(/Straight back: Signals$/),
    ])
    expect(await dashboard.$$eval('.picture-frustration', (all) => all.length)).toBe(2)
  })
})
