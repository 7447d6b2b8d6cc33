import type { ElementHandle, Page } from 'puppeteer-core'

import type { Extension } from './extension.ts'

/** What a person does with the extension, by the names of its controls. */
export async function press(page: Page, role: string, name: string): Promise<void> {
  const control = await find(page, role, name)
  // What still moves is pressed beside itself.
  await control.evaluate(async (element) => {
    const read = () => JSON.stringify(element.getBoundingClientRect())
    for (let before = ''; before !== read(); await new Promise((resolve) => setTimeout(resolve, 30))) before = read()
  })
  await control.click()
}

/** Waits for the control that is there, visible, under this role and exact name. */
export async function find(page: Page, role: string, name: string, timeout = 30_000): Promise<ElementHandle> {
  const control = await page.waitForSelector(`aria/${name}[role="${role}"]`, { visible: true, timeout })
  return control as ElementHandle
}

/** Starts a recording and looks at the page until it is recorded, as a person does before they go on. */
export async function startRecording(extension: Extension, page: Page): Promise<Page> {
  const popup = await pressStart(extension, page)
  await waitForPicture(popup, Number(new URL(popup.url()).searchParams.get('tabId')))
  return popup
}

/** Starts a recording and goes on at once, whether the page was seen or not. */
export async function pressStart(extension: Extension, page: Page): Promise<Page> {
  const popup = await extension.openPopup(page)
  await press(popup, 'button', 'Start recording')
  await find(popup, 'button', 'Stop recording')
  await page.bringToFront()
  return popup
}

/** Waits until what a tab shows stands in the newest session of it. */
async function waitForPicture(popup: Page, tabId: number): Promise<void> {
  await popup.waitForFunction(
    async (tab: number) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('afterimage')
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
      })
      const readAll = (name: string) =>
        new Promise<Record<string, unknown>[]>((resolve, reject) => {
          const request = database.transaction(name).objectStore(name).getAll()
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(request.error ?? new Error(`no ${name}`)))
        })
      const [sessions, windows, pages] = await Promise.all(['sessions', 'windows', 'pages'].map(readAll))
      database.close()
      const isOfTab = new Set(windows!.filter((row) => row['tabId'] === tab).map((row) => row['sessionId']))
      const running = sessions!.find((row) => isOfTab.has(row['id']) && row['status'] === 'recording')
      return pages!.some((row) => row['sessionId'] === running?.['id'] && row['hasSnapshot'])
    },
    { polling: 100, timeout: 60_000 },
    tabId,
  )
}

export async function stopRecording(popup: Page): Promise<void> {
  await popup.bringToFront()
  await press(popup, 'button', 'Stop recording')
  await find(popup, 'button', 'Save session')
}

/** Opens the newest session of the list by its link, and answers the page it is shown on. */
export async function openNewestSession(extension: Extension, timeout?: number): Promise<Page> {
  const dashboard = await extension.open('dashboard.html#/sessions')
  await dashboard.setViewport({ width: 1600, height: 1000 })
  const link = await dashboard.waitForSelector('a[href^="#/sessions/"]', { visible: true })
  await link!.click()
  await find(dashboard, 'slider', 'Seek', timeout)
  return dashboard
}

/** Moves the player to a moment, as the keyboard and a drag would: by the slider's value. */
export async function seek(dashboard: Page, atMs: number): Promise<void> {
  await dashboard.$eval(
    'input[type="range"][aria-label="Seek"]',
    (slider, value) => {
      slider.value = String(value)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      slider.dispatchEvent(new Event('change', { bubbles: true }))
    },
    atMs,
  )
}

/** Types over what a field holds. */
export async function fill(page: Page, role: string, name: string, text: string): Promise<void> {
  const field = await find(page, role, name)
  await field.click({ count: 3 })
  await page.keyboard.type(text)
}
