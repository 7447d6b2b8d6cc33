import type { Page } from 'puppeteer-core'

const SHOWN = '.stage-screen:not(.stage-screen-hidden) iframe'

/** Moves the pointer to an element of the replay; all but the last selector are of frames it stands in. */
export async function pointAt(dashboard: Page, selectors: string[]): Promise<void> {
  // The stage gets another size when the tool is taken.
  await dashboard.waitForSelector('.pick-layer:focus')
  await dashboard.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const [x, y] = await dashboard.evaluate(
    (shown, path) => {
      const frame = document.querySelector<HTMLIFrameElement>(shown)!
      const { left, top, width } = frame.getBoundingClientRect()
      const scale = width / frame.offsetWidth
      let inner: Document = frame.contentDocument!
      let [x, y] = [0, 0]
      for (const [index, selector] of path.entries()) {
        const element = inner.querySelector<HTMLElement>(selector)!
        const box = element.getBoundingClientRect()
        if (index === path.length - 1)
          return [left + (x + box.x + box.width / 2) * scale, top + (y + box.y + box.height / 2) * scale]
        x += box.x + element.clientLeft
        y += box.y + element.clientTop
        inner = (element as HTMLIFrameElement).contentDocument!
      }
      return [left, top]
    },
    SHOWN,
    selectors,
  )
  // A pointer that is there already says nothing.
  await dashboard.mouse.move(x! + 2, y!)
  await dashboard.mouse.move(x!, y!)
}

/** What the replay says, in its frames too. */
export function readReplayText(dashboard: Page): Promise<string> {
  return dashboard.evaluate((shown) => {
    const visit = (root: Document | null | undefined): string =>
      root
        ? [
            root.body?.textContent,
            ...[...root.querySelectorAll('iframe')].map((one) => visit(one.contentDocument)),
          ].join()
        : ''
    return visit(document.querySelector<HTMLIFrameElement>(shown)?.contentDocument)
  }, SHOWN)
}
