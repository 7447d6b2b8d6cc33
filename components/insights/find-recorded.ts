/** As the recorder writes a hop into a shadow root. */
const HOP = ' >>> '

/** The element of a replayed page that a recorded selector found; `undefined` where it is not, or cannot be read. */
export function findRecorded(page: Document, selector: string): Element | undefined {
  let root: ParentNode | null = page
  let found: Element | null = null
  for (const part of selector.split(HOP)) {
    found = root && query(root, part)
    root = found?.shadowRoot ?? null
  }
  return found ?? undefined
}

function query(root: ParentNode, selector: string): Element | null {
  try {
    return root.querySelector(selector)
  } catch {
    // It came from a page or a file: it may be none.
    return null
  }
}
