import { readFileSync } from 'node:fs'

import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { listMasked } from '@/lib/masking/list-masked'
import type { MaskRules } from '@/lib/model/rules'

import { ask } from './support/ask.ts'
import { waitFor } from './support/extension-state.ts'
import { findSessions } from './support/find-session.ts'
import { find, openNewestSession, press, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, waitForDatabase } from './support/read-database.ts'
import { readOverlay, type Overlay } from './support/read-overlay.ts'
import { startPreview, waitForOverlay } from './support/start-preview.ts'
import { useExtensionForEach } from './support/use-extension.ts'

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }

interface Clicked {
  clicks: number
}

describe('the preview of masking', { timeout: 120_000 }, () => {
  const given = useExtensionForEach()
  let page: Page
  let tabId: number
  let dashboard: Page

  beforeEach(async () => {
    page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/canary/x?other=${given.site.otherOrigin}`)
    tabId = await given.extension.tabIdOf(page)
    dashboard = await given.extension.open('dashboard.html')
  })

  const start = () => startPreview(dashboard, page, tabId)
  const waitForNone = () =>
    waitFor(
      () => readOverlay(page),
      (overlay) => overlay === null,
    )
  const readDocuments = () =>
    Promise.all(page.frames().map((frame) => frame.evaluate(() => document.documentElement.outerHTML)))
  const readMask = async () => {
    const { settings = [] } = await readDatabase(dashboard)
    const row = (settings as { key: string; value: { rules: MaskRules } }[]).find(({ key }) => key === 'rules')
    return row?.value.rules.mask ?? []
  }
  async function beginPicking(): Promise<void> {
    await press(page, 'button', 'Pick an element')
    const isPressed = () =>
      page.accessibility.snapshot().then((tree) => JSON.stringify(tree).includes('"pressed":true'))
    expect(await waitFor(isPressed, (is) => is)).toBe(true)
  }
  async function pick(selector: string): Promise<void> {
    await beginPicking()
    const element = (await page.$(selector))!
    await element.scrollIntoView()
    const { x, y, height } = (await element.boundingBox())!
    await page.mouse.move(x + 5, y + height / 2)
    await page.mouse.click(x + 5, y + height / 2)
    await find(page, 'button', 'Cancel')
  }

  it('draws where things are, and follows them', async () => {
    const { boxes } = await start()
    const readBox = (selector: string) =>
      page.$eval(selector, (element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return { left, top, width, height }
      })
    const isOver = (overlay: Overlay['boxes'], box: Awaited<ReturnType<typeof readBox>>) =>
      overlay.some(
        ({ left, top, width, height }) =>
          Math.abs(left - box.left) +
            Math.abs(top - box.top) +
            Math.abs(width - box.width) +
            Math.abs(height - box.height) <
          2,
      )
    expect(isOver(boxes, await readBox('#typed'))).toBe(true)
    expect(boxes.find(({ word }) => word === 'Blocked')).toMatchObject({ kind: 'blocked' })
    await page.evaluate(() => {
      scrollTo(0, 40)
      const field = document.createElement('input')
      field.id = 'late'
      field.style.cssText = 'position: fixed; left: 300px; top: 350px; width: 120px'
      document.body.append(field)
    })
    const late = await readBox('#late')
    const typed = await readBox('#typed')
    await waitForOverlay(page, (overlay) => isOver(overlay.boxes, late) && isOver(overlay.boxes, typed))
    await page.evaluate(() => document.querySelector<HTMLElement>('#late')!.style.setProperty('left', '500px'))
    const moved = await readBox('#late')
    const { boxes: now } = await waitForOverlay(page, (overlay) => isOver(overlay.boxes, moved))
    expect([isOver(now, moved), isOver(now, late)]).toEqual([true, false])
  })

  it('makes a rule of a picked element, of whose click the page hears nothing, and a recording has none of it', async () => {
    await start()
    await page.evaluate(() => {
      ;(globalThis as unknown as Clicked).clicks = 0
      const hear = () => ((globalThis as unknown as Clicked).clicks += 1)
      document.querySelector('#text')!.addEventListener('pointerdown', hear)
      document.addEventListener('click', hear, { capture: true })
      document.addEventListener('mousedown', hear, { capture: true })
    })
    const { counts } = (await readOverlay(page))!
    await beginPicking()
    const pressed = await page.evaluate(() => (globalThis as unknown as Clicked).clicks)
    const { x, y } = (await (await page.$('#text'))!.boundingBox())!
    await page.mouse.click(x + 5, y + 5)
    await find(page, 'button', 'Cancel')
    expect(await page.evaluate(() => (globalThis as unknown as Clicked).clicks)).toBe(pressed)
    await given.extension.killWorker()
    await press(page, 'button', 'Mask')
    // It can be taken back for some seconds.
    await find(page, 'button', 'Undo')
    expect(await waitFor(readMask, (mask) => mask.length > 0)).toEqual(['#text'])
    // The frames have one, too.
    await waitForOverlay(page, (overlay) => overlay.counts['masked']![0] > counts['masked']![0])
    await press(page, 'button', 'Done')
    const popup = await startRecording(given.extension, page)
    await waitForDatabase(popup, (dump) => findText(dump, 'quokkaHeadingQ').length > 0)
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    expect(findText(dump, 'quokkaTextQ')).toEqual([])
    expect(findText(dump, 'quokkaSameFrameTextQ')).toEqual([])
  })

  it('picks by keyboard, takes a rule back, and is left by Escape step by step', async () => {
    await start()
    await beginPicking()
    const field = (await (await page.$('#typed'))!.boundingBox())!
    await page.mouse.move(field.x + 5, field.y + 5)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await find(page, 'button', 'Block')
    await page.keyboard.press('Escape')
    expect(await readOverlay(page)).not.toBeNull()
    await pick('.own-mask')
    await press(page, 'button', 'Mask')
    expect(await waitFor(readMask, (mask) => mask.length > 0)).toEqual(['.own-mask'])
    await press(page, 'button', 'Undo')
    expect(await waitFor(readMask, (mask) => mask.length === 0)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await waitForNone()).toBeNull()
  })

  it('picks inside of frames and shadow roots', async () => {
    await start()
    const frame = page.frames().find((one) => one.url().includes('cross'))!
    await frame.evaluate(() => document.querySelector('#text')!.scrollIntoView({ block: 'center' }))
    await beginPicking()
    const { x, y } = (await (await frame.$('#marked'))!.boundingBox())!
    await page.mouse.move(x + 3, y + 3)
    await page.mouse.move(x + 5, y + 5)
    await page.mouse.click(x + 5, y + 5)
    await find(page, 'button', 'Cancel')
    const { html } = (await readOverlay(page))!
    expect(html).toContain('p#marked')
    await press(page, 'button', 'Block')
    await waitForDatabase(dashboard, (dump) => findText(dump, '#marked').length > 0)
    await beginPicking()
    const inside = await page.$eval('canary-card', (card) => {
      card.scrollIntoView({ block: 'center' })
      const { left, top } = card.shadowRoot!.querySelector('input')!.getBoundingClientRect()
      return { left, top }
    })
    await page.mouse.click(inside.left + 5, inside.top + 5)
    await find(page, 'button', 'Cancel')
    const overlay = await readOverlay(page)
    expect(overlay?.html).toContain('Its place in components')
  })

  it('leaves the page as it was, once, and ends with its document', async () => {
    const before = await readDocuments()
    await start()
    await ask(dashboard, 'startPreview', { tabId })
    await page.bringToFront()
    expect(await readOverlay(page)).not.toBeNull()
    await press(page, 'button', 'Done')
    await waitForNone()
    expect(await waitFor(readDocuments, (now) => JSON.stringify(now) === JSON.stringify(before))).toEqual(before)
    await start()
    await page.goto(`${given.site.origin}/cart.html`)
    expect(await readOverlay(page)).toBeNull()
    await page.goBack()
    expect(await readOverlay(page)).toBeNull()
  })

  it('is not started, steered or read by the page', async () => {
    await start()
    const seen = await page.evaluate(() => {
      const host = document.querySelector('html > div')!
      for (const type of ['keydown', 'keyup'])
        for (const target of [window, document, host])
          target.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', bubbles: true, composed: true }))
      for (const type of ['click', 'pointerdown', 'pointerup'])
        host.dispatchEvent(new MouseEvent(type, { bubbles: true }))
      window.postMessage({ afterimagePreview: 'guess', told: 'end' }, '*')
      host.removeAttribute('popover')
      host.setAttribute('style', 'display: none')
      host.remove()
      return [host.shadowRoot, host.textContent, customElements.get(host.localName) ?? null]
    })
    expect(seen).toEqual([null, '', null])
    await find(page, 'button', 'Done')
    await waitForOverlay(page, ({ boxes }) => boxes.length > 0)
    expect(await readMask()).toEqual([])
  })

  it('stays in reach over a dialog of the page', async () => {
    await start()
    await page.evaluate(() => {
      const dialog = document.createElement('dialog')
      dialog.innerHTML = '<input id="inside"><button>Close</button>'
      document.body.append(dialog)
      dialog.showModal()
    })
    await waitForOverlay(page, ({ boxes }) => boxes.length === 1 && boxes[0]!.kind === 'field')
    await press(page, 'button', 'Done')
    expect(await waitForNone()).toBeNull()
  })

  it('leaves nothing in a recording of the page that goes on meanwhile', async () => {
    const popup = await startRecording(given.extension, page)
    await start()
    await pick('#text')
    await press(page, 'button', 'Cancel')
    await press(page, 'button', 'Done')
    await page.click('h1')
    await waitForDatabase(popup, (rows) => rows.events.some(({ kind }) => kind === 'click'))
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    const [session] = findSessions(dump, tabId)
    expect(session!.events.filter(({ kind }) => kind === 'click').map(({ selector }) => selector)).toEqual(['h1'])
    expect(findText(dump, 'Masking preview')).toEqual([])
    expect(findText(dump, 'popover')).toEqual([])
    // What the page and its two frames themselves mark as blocked.
    expect(listMasked(session!.rrwebEvents).filter(({ kind }) => kind === 'blocked')).toHaveLength(4)
    await popup.close()
    const player = await openNewestSession(given.extension)
    const shown = await player.waitForFunction(() => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-testid="stage"] iframe')?.contentDocument
      if (!frame?.querySelector('h1')) return undefined
      const sizes = [...frame.querySelectorAll('html > :not(head, body, style)')].map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return [width, height]
      })
      return { sizes }
    })
    for (const size of ((await shown.jsonValue()) as { sizes: number[][] }).sizes) expect(size).toEqual([0, 0])
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (scheme) => {
    const features = [{ name: 'prefers-color-scheme', value: scheme }]
    await page.emulateMediaFeatures(features)
    await start()
    await pick('#typed')
    const { html, css } = (await readOverlay(page))!
    // axe cannot look into a closed root: the same markup under the same rules in a page of its own.
    const copy = await given.extension.browser.newPage()
    await copy.emulateMediaFeatures(features)
    await copy.setContent(
      `<!doctype html><html lang="en"><title>Copy</title><style>${css
        .replaceAll(':host', 'main')
        .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`)}</style><main>${html}</main></html>`,
    )
    await copy.$$eval('.glass, .boxes, .outline', (elements) => elements.forEach((element) => element.remove()))
    await copy.evaluate(AXE)
    const violations = await copy.evaluate(async () => (await axe.run()).violations)
    const own = violations.filter(({ id }) => id !== 'page-has-heading-one')
    expect(own.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)).toEqual([])
  })
})
