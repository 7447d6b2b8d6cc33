import type { ElementHandle, Page } from 'puppeteer-core'

import type { Extension } from './extension.ts'

/** What a person does with the extension, by the names of its controls. */
export async function press(page: Page, role: string, name: string): Promise<void> {
  const control = await find(page, role, name)
  await control.click()
}

/** Waits for the control that is there, visible, under this role and exact name. */
export async function find(page: Page, role: string, name: string, timeout = 10_000): Promise<ElementHandle> {
  const control = await page.waitForSelector(`aria/${name}[role="${role}"]`, { visible: true, timeout })
  return control as ElementHandle
}

export async function startRecording(extension: Extension, page: Page): Promise<Page> {
  const popup = await extension.openPopup(page)
  await press(popup, 'button', 'Start recording')
  await find(popup, 'button', 'Stop recording')
  await page.bringToFront()
  return popup
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
