import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeAll, beforeEach } from 'vitest'

import { DEFAULT_SETTINGS } from '@/lib/model/settings'

import { ask } from './ask.ts'
import { find, press, startRecording, stopRecording } from './person.ts'
import { readDatabase, waitForDatabase } from './read-database.ts'
import { useExtension, type Given } from './use-extension.ts'

/** Typed as such: patterns find it wherever it stands. */
export const MAIL = 'jane.miller@example.test'

/** A session of a page in which all went wrong, opened in the dashboard, and what a person does with its inspector. */
export function useInspector() {
  const given = useExtension()
  const held = {} as { dashboard: Page; sessionId: string }

  beforeAll(async () => {
    const { extension } = given
    held.sessionId = await recordTrouble(given)
    held.dashboard = await extension.open('dashboard.html#/sessions')
    await held.dashboard.setViewport({ width: 1280, height: 800 })
    await keepCopies(held.dashboard)
  })

  // What a test narrows is remembered, and no other's.
  beforeEach(() => held.dashboard.evaluate(() => localStorage.clear()))

  async function open(search = ''): Promise<void> {
    await held.dashboard.goto('about:blank')
    await held.dashboard.goto(
      `chrome-extension://${given.extension.id}/dashboard.html#/sessions/${held.sessionId}${search}`,
    )
    await find(held.dashboard, 'slider', 'Seek')
    await held.dashboard.bringToFront()
  }
  const tab = (name: string) => held.dashboard.waitForSelector(`[role="tab"]::-p-text(${name})`, { visible: true })
  const show = async (name: string) => (await tab(name))!.click()
  const readCount = async (name: string) =>
    Number((await (await tab(name))!.evaluate((one) => one.textContent)).replace(/\D+/g, ''))
  const rowsOf = (name: string) => `ol[aria-label="${name}"] .event`
  const countRows = (name: string) =>
    held.dashboard.$eval(`ol[aria-label="${name}"]`, (list) => {
      const row = list.querySelector('.event')!.getBoundingClientRect().height
      return Math.round(list.getBoundingClientRect().height / row)
    })
  const clickRow = async (name: string, text: string) => {
    const row = await held.dashboard.waitForSelector(`${rowsOf(name)}::-p-text(${text})`)
    await row!.click()
  }
  const readAt = () => held.dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.value))
  const readCopied = () =>
    held.dashboard.evaluate(() => (globalThis as unknown as { copied: string[] }).copied.at(-1) ?? '')
  const details = () => held.dashboard.$eval('.line-details', (one) => (one as HTMLElement).innerText)
  const waitFor = (text: string) =>
    held.dashboard.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text)
  const search = async (words: string) => {
    await held.dashboard.keyboard.press('/')
    await held.dashboard.keyboard.type(words)
    await pause(250)
  }
  return {
    given,
    page: () => held.dashboard,
    open,
    tab,
    show,
    readCount,
    rowsOf,
    countRows,
    clickRow,
    readAt,
    readCopied,
    details,
    waitFor,
    search,
  }
}

/** A visit on which all goes wrong that can. Answers its session. */
async function recordTrouble({ extension, site }: Given): Promise<string> {
  const page = await extension.browser.newPage()
  await page.goto(`${site.origin}/empty.html`)
  const popup = await extension.openPopup(page)
  await ask(popup, 'saveSettings', { settings: { ...DEFAULT_SETTINGS, keepsHeaders: true, keepsBodies: true } })
  await popup.close()
  const recorder = await startRecording(extension, page)
  await page.goto(`${site.origin}/`)
  await waitForDatabase(recorder, ({ pages }) => pages.some((row) => row.hasSnapshot && !row.url.includes('empty')))
  await page.evaluate(misbehave, MAIL)
  await page.click('h1')
  await page.click('a.primary')
  await page.waitForNetworkIdle()
  await pause(800)
  await recorder.bringToFront()
  await ask(recorder, 'markMoment', {
    sessionId: (await readDatabase(recorder)).sessions[0]!.id,
    at: Date.now(),
    text: 'odd: the price jumped',
  })
  await stopRecording(recorder)
  await press(recorder, 'button', 'Save session')
  const { sessions } = await readDatabase(recorder)
  await recorder.close()
  await page.close()
  return sessions[0]!.id
}

/** The text the page gives the clipboard, where a browser without a screen has none. */
export async function keepCopies(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const copied: string[] = []
    Object.assign(globalThis, { copied })
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copied.push(text) },
    })
  })
}

/** Runs in the page: all that can go wrong, and events of its own. */
async function misbehave(mail: string): Promise<void> {
  const tell = (name: string, properties = {}) =>
    dispatchEvent(new CustomEvent('afterimage', { detail: { name, properties } }))
  const wait = (ms: number) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    })
  console.warn('stock of %s is %d', 'fern', 3)
  for (let turn = 0; turn < 5; turn += 1) console.log('tick')
  console.error(new Error('no stock'))
  // Of what a debugger runs the browser tells no page.
  const fail = (code: string) => {
    const script = document.createElement('script')
    script.text = code
    document.head.append(script)
  }
  fail("setTimeout(() => { throw new Error('thrown') }); Promise.reject(new Error('rejected'))")
  const asked = { method: 'POST', headers: { 'x-shop': 'fern' }, body: JSON.stringify({ note: "it's a fern", mail }) }
  await fetch(`/parts/header.html?plan=${mail}`, asked)
  await fetch('/status/500?token=abc')
  tell('Order Completed', { plan: 'pro', amount: 3 })
  for (let step = 0; step < 40; step += 1) {
    tell(`step ${step}`)
    await wait(60)
  }
  fail("setTimeout(() => { throw new Error('thrown') })")
  tell('Order Completed', { plan: 'free', amount: 1 })
  await wait(200)
}
