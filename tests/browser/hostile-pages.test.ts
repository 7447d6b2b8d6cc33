import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import { readStage, showInStage } from './support/compare-page.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const LATE = 1e12

/** Pages that changed what a recorder leans on are recorded and replayed all the same. */
describe('a page that fights back', () => {
  const given = useExtension()

  /** Starts on a plain page and goes to the other in the recorded tab, so that its scripts come after the bootstrap. */
  async function recordThrough(
    url: string,
    use: (page: Page) => Promise<void>,
    read = async (dashboard: Page) => JSON.stringify((await readStage(dashboard)).tree),
  ): Promise<{ text: string; popup: Page }> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/empty.html`)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}${url}`)
    await use(page)
    await stopRecording(popup)
    const dashboard = await openNewestSession(given.extension)
    await showInStage(dashboard, LATE)
    const text = await readStill(() => read(dashboard))
    await dashboard.close()
    await page.close()
    return { text, popup }
  }

  it.each(['prototypejs', 'json', 'observers', 'events', 'forge', 'prototypejs,json,observers,events,forge'])(
    'with %s',
    async (tricks) => {
      const { text, popup } = await recordThrough(`/hostile.html?with=${tricks}`, async (page) => {
        await page.waitForSelector('#press')
        await new Promise((resolve) => setTimeout(resolve, 500))
        await page.click('#press')
        await page.click('#press')
        await new Promise((resolve) => setTimeout(resolve, 300))
      })
      expect(text).toContain('pressed true pressed true')
      const dump = await readDatabase(popup)
      const session = dump.sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
      const clicks = dump.events.filter((event) => event.sessionId === session.id && event.kind === 'click')
      expect(clicks.map((event) => event.label)).toEqual(['Press', 'Press'])
      expect(session.status).toBe('stopped')
    },
  )

  it('with document.open() over itself', async () => {
    const { text, popup } = await recordThrough('/frame-content.html?name=opened', async (page) => {
      await page.waitForSelector('button')
      await new Promise((resolve) => setTimeout(resolve, 500))
      await page.evaluate(() => {
        document.open()
        document.write('<title>Written anew</title><button id="press">Press anew</button><p id="log"></p>')
        document.close()
        document.querySelector('#press')!.addEventListener('click', () => {
          document.querySelector('#log')!.textContent = 'pressed anew'
        })
      })
      await new Promise((resolve) => setTimeout(resolve, 300))
      await page.click('#press')
      await new Promise((resolve) => setTimeout(resolve, 400))
    })
    expect(text).toContain('pressed anew')
    const dump = await readDatabase(popup)
    expect(dump.events.filter((event) => event.kind === 'click').map((event) => event.label)).toContain('Press anew')
  })

  it('with forms that answer with their fields', async () => {
    const usePage = async (page: Page) => {
      await page.waitForSelector('#field')
      await new Promise((resolve) => setTimeout(resolve, 500))
      await page.click('#field')
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    const readText = (dashboard: Page) =>
      dashboard.$eval('.stage-screen:not(.stage-screen-hidden) iframe', (frame) => {
        const { body } = frame.contentDocument!
        return `${body.textContent} ${body.querySelectorAll('form').length}`
      })
    const { text, popup } = await recordThrough('/clobbered.html', usePage, readText)
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Press anywhere pressed .* 2$/)
    const dump = await readDatabase(popup)
    const session = dump.sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    const events = dump.events.filter((event) => event.sessionId === session.id)
    expect(events.filter(({ kind }) => kind === 'click')).toHaveLength(1)
    expect(events.filter(({ kind }) => kind === 'alert')).toHaveLength(1)
    // A rule on such a form holds for it and for all that is in it.
    for (const name of ['Clobbered', 'ClobberedTitle']) expect(findText(dump, `quokka${name}Q`)).toEqual([])
  })

  it('with a strict policy and trusted types', async () => {
    const { text } = await recordThrough('/strict-policy', async (page) => {
      await page.waitForSelector('h1')
      await new Promise((resolve) => setTimeout(resolve, 500))
    })
    expect(text).toContain('Strict policy')
  })
})

/** What is shown once it shows the same twice: a replay draws a moment after it was asked to. */
async function readStill(read: () => Promise<string>): Promise<string> {
  for (let last = await read(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const next = await read()
    if (next === last) return next
    last = next
  }
}
