import { describe, expect, it } from 'vitest'

import { DEFAULT_RULES } from '@/lib/model/rules'
import { DEFAULT_SETTINGS } from '@/lib/model/settings'

import { ask } from './support/ask.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase } from './support/read-database.ts'
import { useExtensionForEach } from './support/use-extension.ts'

/** A page that changes its route shows for a while what the route before showed. */
describe('a route', { timeout: 60_000 }, () => {
  const given = useExtensionForEach()

  async function visit(): Promise<Awaited<ReturnType<typeof readDatabase>>> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/numbers.html`)
    const popup = await startRecording(given.extension, page)
    await page.evaluate(async () => {
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      const show = (text: string) => {
        document.title = text
        document.querySelector('h1')!.textContent = text
      }
      show('heron before')
      await wait(400)
      history.pushState({}, '', '/secret/one')
      await wait(50)
      show('plover secret')
      await wait(400)
      history.pushState({}, '', '/numbers.html')
      // It has to ask its server before it can draw.
      await wait(300)
      show('egret after')
      await wait(800)
    })
    await stopRecording(popup)
    return readDatabase(popup)
  }

  it('that is strict is so until the page is loaded anew', async () => {
    const dashboard = await given.extension.open('dashboard.html')
    const sites = [{ pattern: '127.0.0.1/secret*', level: 'strict' as const }]
    const port = new URL(given.site.origin).port
    const pattern = `127.0.0.1:${port}/secret*`
    await ask(dashboard, 'saveRules', { rules: { ...DEFAULT_RULES, sites: [...sites, { pattern, level: 'strict' }] } })
    await dashboard.close()
    const dump = await visit()
    expect(findText(dump, 'heron before').length).toBeGreaterThan(0)
    expect(findText(dump, 'plover secret')).toEqual([])
  })

  it('that is excluded leaves nothing behind when the page goes on', async () => {
    const dashboard = await given.extension.open('dashboard.html')
    const pattern = `127.0.0.1:${new URL(given.site.origin).port}/secret*`
    await ask(dashboard, 'saveSettings', { settings: { ...DEFAULT_SETTINGS, sites: [{ pattern, action: 'never' }] } })
    await dashboard.close()
    const dump = await visit()
    expect(findText(dump, 'heron before').length).toBeGreaterThan(0)
    expect(findText(dump, 'egret after').length).toBeGreaterThan(0)
    expect(findText(dump, 'plover secret')).toEqual([])
    expect(dump.events.map(({ kind, label }) => [kind, label])).toContainEqual(['gap', 'excluded by a rule'])
  })
})
