import { expect, test } from 'vitest'

import { startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const SECRET = 'Wilhelmina Thrushcross'

interface Driven {
  steps: (() => void)[]
  kept: ShadowRoot
  declared: ShadowRoot
}

const given = useExtension()

test('what was typed into a field in a closed shadow root is nowhere, also where the page repeats it', async () => {
  const page = await given.extension.browser.newPage()
  await page.goto(`${given.site.origin}/gallery/shadow.html`)
  const popup = await startRecording(given.extension, page)
  await page.evaluate(() => {
    const { steps } = globalThis as unknown as Driven
    steps[1]!()
    ;(globalThis as unknown as Driven).kept.querySelector('input')!.focus()
  })
  await page.keyboard.type(SECRET)
  await page.evaluate(() => {
    document.title = `Hello ${(globalThis as unknown as Driven).kept.querySelector('input')!.value}`
    history.pushState({}, '', `?name=${encodeURIComponent(document.title)}`)
  })
  await stopRecording(popup)
  const dump = await readDatabase(popup)
  expect(findText(dump, 'Closed and late').length).toBeGreaterThan(0)
  expect(findText(dump, SECRET)).toEqual([])
})

test('neither is what was typed into one that was declared, and nothing in it was changed to find it', async () => {
  const page = await given.extension.browser.newPage()
  await page.goto(`${given.site.origin}/gallery/shadow.html`)
  await page.evaluate(() => {
    const { declared } = globalThis as unknown as Driven
    declared.querySelector('p')!.insertAdjacentHTML('afterend', '<input>')
    const watched = globalThis as unknown as { changes: number }
    watched.changes = 0
    const observer = new MutationObserver((records) => (watched.changes += records.length))
    observer.observe(declared, { childList: true, subtree: true, attributes: true, characterData: true })
  })
  const popup = await startRecording(given.extension, page)
  await waitForDatabase(popup, (dump) => findText(dump, 'Declared and closed').length > 0)
  expect(await page.evaluate(() => (globalThis as unknown as { changes: number }).changes)).toBe(0)
  await page.evaluate(() => (globalThis as unknown as Driven).declared.querySelector('input')!.focus())
  await page.keyboard.type(SECRET)
  await page.evaluate(() => {
    document.title = `Hello ${(globalThis as unknown as Driven).declared.querySelector('input')!.value}`
  })
  await stopRecording(popup)
  expect(findText(await readDatabase(popup), SECRET)).toEqual([])
})
