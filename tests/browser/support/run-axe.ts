import { readFileSync } from 'node:fs'

import type { Page } from 'puppeteer-core'

const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
declare const axe: {
  run(context: { exclude: string[] }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** What axe finds wrong in what is shown now: the rule and the markup. `exclude` is a selector of what is not ours. */
export async function runAxe(page: Page, exclude?: string): Promise<string[]> {
  await page.evaluate(AXE)
  const leftOut = exclude === undefined ? [] : [exclude]
  const violations = await page.evaluate(
    async (selectors) => (await axe.run({ exclude: selectors })).violations,
    leftOut,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
