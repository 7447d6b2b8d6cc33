import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import type { Job } from '@/lib/model/job'
import type { Page as PageRow, SessionDetails } from '@/lib/model/session'

import { ask } from './ask.ts'
import type { Extension } from './extension.ts'
import { STUDY_DAYS, type PlannedPerson } from './persons.ts'
import { readTable } from './read-table.ts'
import { setBackSessions } from './set-back-sessions.ts'
import { visitAs } from './visit-as.ts'

const POLL_MS = 25
const STORED_MS = 15_000
const JOBS_MS = 60_000
/** Of the first session of a day at the earliest. */
const FIRST_HOUR = 9
const BETWEEN_MINUTES = 13

/**
 * Records a session of each person, one after the other in one tab, and sets them back to the days of the study, the
 * last of which is yesterday. `paceMs`: how long people think, about.
 */
export async function recordStudy(
  extension: Extension,
  origin: string,
  persons: readonly PlannedPerson[],
  paceMs = 0,
): Promise<void> {
  const page = await extension.browser.newPage()
  await page.goto(`${origin}/category.html`)
  const tabId = await extension.tabIdOf(page)
  const desk = await extension.open('dashboard.html#/settings')
  await page.bringToFront()
  const beganAt: Record<string, number> = {}
  for (const [index, person] of persons.entries()) {
    await page.goto(`${origin}/category.html`, { waitUntil: 'domcontentloaded' })
    await page.evaluate(() => sessionStorage.clear())
    const outcome = await ask(desk, 'startRecording', { tabId })
    if (!outcome.ok) throw new Error(`The tab was not recorded: ${outcome.reason}`)
    const { sessionId } = outcome
    const isStored = (pageCount: number) => waitForPages(desk, sessionId, pageCount)
    await isStored(1)
    await isStored(await visitAs(person, { page, origin, isStored, paceMs }))
    await ask(desk, 'stopRecording', { sessionId })
    await ask(desk, 'saveSession', { sessionId, details: describeSession(person, index) })
    beganAt[sessionId] = decideStart(person.day, index)
  }
  await waitForJobs(desk)
  await setBackSessions(desk, beganAt)
  await Promise.all([page.close(), desk.close()])
}

function describeSession({ name, plant }: PlannedPerson, index: number): SessionDetails {
  const title = `${index + 1}. Buy ${/^[aeiou]/.test(plant) ? 'an' : 'a'} ${plant.replace('-', ' ')}`
  return { title, tags: [], person: name, study: '', participant: '', hasConsent: true }
}

function decideStart(day: number, index: number): number {
  const date = new Date()
  date.setDate(date.getDate() - STUDY_DAYS + day)
  return date.setHours(FIRST_HOUR, index * BETWEEN_MINUTES, 0, 0)
}

/** Until so many pages of a session have their snapshot on disk. */
async function waitForPages(desk: Page, sessionId: string, pageCount: number): Promise<void> {
  const count = async () =>
    (await readTable<PageRow>(desk, 'pages', sessionId)).filter(({ hasSnapshot }) => hasSnapshot).length
  await waitUntil(async () => (await count()) >= pageCount, POLL_MS, STORED_MS, `${pageCount} stored pages`)
}

/** What is still to be done with sessions that are over would be done to rows of before. */
async function waitForJobs(desk: Page): Promise<void> {
  const soon: ReadonlySet<Job['kind']> = new Set(['merge chunks', 'write outlines'])
  const areDone = async () => (await readTable<Job>(desk, 'jobs')).every(({ kind }) => !soon.has(kind))
  await waitUntil(areDone, POLL_MS * 10, JOBS_MS, 'no job')
}

async function waitUntil(holds: () => Promise<boolean>, everyMs: number, forMs: number, what: string): Promise<void> {
  const until = Date.now() + forMs
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`There never was ${what}`)
    await pause(everyMs)
  }
}
