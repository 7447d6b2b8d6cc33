import type { eventWithTime } from '@rrweb/types'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { preparePage } from '@/lib/replay/prepare-page'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { show } from './support/record-busy.ts'
import { openLab, RECORDER } from './support/replay-lab.ts'

interface Recorder {
  rrwebRecord: { record: (options: { emit: (event: eventWithTime) => void }) => () => void }
}

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(undefined)
})
afterAll(() => browser?.close())

it('a frame that was looked at before its document had anything in it is shown as it came to be', async () => {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><title>around</title><body></body>')
  await page.addScriptTag({ path: RECORDER })
  const events = await page.evaluate(async () => {
    const settle = () => new Promise((resolve) => setTimeout(resolve, 50))
    const events: eventWithTime[] = []
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.contentDocument!.replaceChildren()
    const stop = (globalThis as unknown as Recorder).rrwebRecord.record({ emit: (event) => events.push(event) })
    await settle()
    const { body } = document.implementation.createHTMLDocument('inside')
    body.textContent = 'Ask the gardener'
    frame.contentDocument!.append(body.parentElement!)
    frame.dispatchEvent(new Event('load'))
    await settle()
    stop()
    return events
  })
  const documents = events.filter(({ data }) => 'isAttachIframe' in (data as object))
  expect(documents).toHaveLength(2)

  const lab = await openLab(browser, {})
  const { shown, warnings } = await show(lab, preparePage(events)!, events.at(-1)!.timestamp)
  expect(shown.lines.join('\n')).toContain('Ask the gardener')
  expect(warnings).toEqual([])
})
