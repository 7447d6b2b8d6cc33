import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findElement } from '@/lib/edits/find-element'
import { redactElement } from '@/lib/edits/redact-element'
import { redactText } from '@/lib/edits/redact-text'
import { createTextRedactor } from '@/lib/edits/text-redactor'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { recordPage, show } from './support/record-busy.ts'
import { openLab } from './support/replay-lab.ts'

const SIZE = { width: 100, height: 30 }
const SELECTORS = [
  'main',
  'form',
  'section',
  '#list',
  'li:nth-child(3)',
  'p',
  'iframe',
  'style',
  'canvas',
  'input',
  'b',
]

function redact(events: eventWithTime[], selector: string, nodeId = 1e9): eventWithTime[] {
  return redactElement(events, findElement({ pageId: 'page', nodeId, selector }, 'page', events), SIZE)
}

describe('a redacted recording plays in a Replayer without a warning', () => {
  let browser: Browser
  let lab: Page

  beforeAll(async () => {
    browser = await launchBrowser(undefined)
    lab = await openLab(browser, {})
  })
  afterAll(async () => {
    await browser?.close()
  })

  it.each(['in every way', 'at random'] as const)('with any element redacted that changed %s', async (kind) => {
    const { events, moments } = await recordPage(browser, kind)
    const ids = [...JSON.stringify(events).matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id)).filter((id) => id > 4)
    const picked = [...new Set(ids)].filter((_, index, all) => index % Math.ceil(all.length / 25) === 0)
    const cuts = [
      ...SELECTORS.map((selector) => redact(events, selector)),
      ...picked.map((id) => redact(events, '', id)),
    ]
    expect(new Set(cuts.map((cut) => JSON.stringify(cut))).size).toBeGreaterThan(20)
    for (const cut of cuts) expect((await show(lab, cut, moments.at(-1)!)).warnings).toEqual([])
  })

  it('without texts that stand in names, styles, texts and values', async () => {
    const { events, moments } = await recordPage(browser, 'in every way')
    for (const text of ['div', 'li', 'on', 'al', '10', 'color']) {
      const redacted = redactText(events, createTextRedactor(text))
      for (const at of [moments[9]!, moments.at(-1)!]) {
        const { warnings, shown } = await show(lab, redacted, at)
        expect(warnings, text).toEqual([])
        // A rule of style whose selector was the text is none any more.
        const { length } = (await show(lab, events, at)).shown.lines
        expect(shown.lines.length).toBeGreaterThan(length - 5)
      }
    }
  })
})
