import type { Page } from 'puppeteer-core'

/**
 * Presses every number in a part of the screen (a selector), and answers how many that were. Of each the list beside it
 * has as many as it says, or this throws.
 */
export async function pressNumbers(dashboard: Page, part: string, noun: string): Promise<number> {
  const buttons = await dashboard.$$(`${part} .insight-value`)
  for (const button of buttons) {
    const text = (await button.evaluate((one) => one.textContent)) ?? ''
    await button.evaluate((one) => one.scrollIntoView({ block: 'center', inline: 'center' }))
    await button.click()
    const count = Number.parseInt(text, 10)
    await dashboard
      .waitForFunction(
        (wanted, word) =>
          document.querySelectorAll('.selection-link').length === wanted &&
          (document.querySelector('.selection output')?.textContent ?? '').startsWith(`${wanted} ${word}`),
        { timeout: 5_000 },
        count,
        noun,
      )
      .catch(async (error: unknown) => {
        const listed = await dashboard.$eval('.selection', (list) => list.textContent).catch(() => 'nothing')
        throw new Error(`“${text}” lists ${listed}`, { cause: error })
      })
  }
  return buttons.length
}
