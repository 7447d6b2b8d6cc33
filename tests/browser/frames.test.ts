import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { showInStage } from './support/compare-page.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** Frames of other origins: their content is in the replay, in its place, and the page around them saw none of it. */
describe('a frame of another origin', () => {
  const given = useExtension()
  let dashboard: Page
  let dump: Dump
  let heard: string[]

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.evaluateOnNewDocument(() => {
      if (top !== self) return
      const messages: string[] = []
      Object.assign(globalThis, { heardMessages: messages })
      addEventListener('message', (event) => messages.push(JSON.stringify(event.data) ?? ''), true)
    })
    await page.goto(`${given.site.origin}/frames.html`)
    const popup = await startRecording(given.extension, page)
    await page.evaluate((url) => {
      const late = document.createElement('iframe')
      late.name = 'late'
      late.src = url
      document.body.append(late)
    }, `${given.site.otherOrigin}/frame-content.html?name=late`)
    for (const name of ['cross', 'nested', 'sandboxed', 'late']) {
      const frame = await page.waitForFrame((one) => one.name() === name || one.url().includes(`name=${name}`))
      await frame.waitForSelector('button')
      await frame.click('button')
    }
    await waitForFrames(popup)
    heard = await page.evaluate(() => (globalThis as unknown as { heardMessages: string[] }).heardMessages)
    await stopRecording(popup)
    dump = await readDatabase(popup)
    dashboard = await openNewestSession(given.extension)
  })

  async function waitForFrames(popup: Page): Promise<void> {
    const until = Date.now() + 20_000
    while (Date.now() < until) {
      const { pages } = await readDatabase(popup)
      const frames = pages.filter((page) => page.isTop === 0)
      if (frames.length >= 4 && frames.every((page) => page.frameNodeId > 0 && page.hasSnapshot)) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  it('is joined to the element it stands in', () => {
    const frames = dump.pages.filter((page) => page.isTop === 0)
    expect(frames.map((page) => page.frameNodeId > 0 && page.parentPageId !== null)).toEqual([true, true, true, true])
  })

  it('has its content and its clicks in the replay, nested and sandboxed ones too', async () => {
    await showInStage(dashboard, 1e12)
    const texts = await dashboard.evaluate(() => {
      const collected: string[] = []
      const visit = (root: Document | null | undefined) => {
        if (!root) return
        collected.push(root.body?.textContent ?? '')
        for (const frame of root.querySelectorAll('iframe')) visit(frame.contentDocument)
      }
      visit(
        document.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')?.contentDocument,
      )
      return collected.join('\n')
    })
    expect(texts).toContain('Content of cross, clicked')
    expect(texts).toContain('Content of nested, clicked')
    expect(texts).toContain('Content of late, clicked')
    expect(texts).toContain('Content of sandboxed')
    const clicks = dump.events.filter((event) => event.kind === 'click')
    expect(clicks.map((event) => event.label)).toEqual(expect.arrayContaining(['Click in cross', 'Click in nested']))
  })

  it('passed nothing through the page around it', () => {
    expect(heard.filter((message) => message !== '"ready"')).toEqual([])
  })
})
