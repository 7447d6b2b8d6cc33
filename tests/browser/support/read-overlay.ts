import type { CDPSession, Page } from 'puppeteer-core'

/** What the preview draws over a page: out of the page's reach, so it is asked of the browser itself. */
export interface Overlay {
  boxes: { kind: string; left: number; top: number; width: number; height: number; word: string }[]
  /** Of the panel, by kind: in sight, and not. */
  counts: Record<string, [seen: number, hidden: number]>
  /** To be looked at elsewhere. */
  html: string
  css: string
}

interface CdpNode {
  backendNodeId: number
  attributes?: string[]
  shadowRoots?: CdpNode[]
  children?: CdpNode[]
  shadowRootType?: string
}

/** `null` where there is none; throws when there are two. */
export async function readOverlay(page: Page): Promise<Overlay | null> {
  const session = await page.createCDPSession()
  try {
    const root = await findRoot(session)
    if (!root) return null
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: root.backendNodeId })
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: readRoot.toString(),
      returnByValue: true,
    })
    return result.value as Overlay
  } finally {
    await session.detach()
  }
}

async function findRoot(session: CDPSession): Promise<CdpNode | undefined> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as { root: CdpNode }
  const hosts = listHosts(root)
  if (hosts.length > 1) throw new Error(`${hosts.length} overlays`)
  return hosts[0]?.shadowRoots?.[0]
}

/** Of the document itself: frames have their own. */
function listHosts(node: CdpNode): CdpNode[] {
  const isHost = node.attributes?.includes('popover') && node.shadowRoots?.[0]?.shadowRootType === 'closed'
  return [...(isHost ? [node] : []), ...(node.children ?? []).flatMap(listHosts)]
}

/** Runs on the shadow root: must be self-contained. */
function readRoot(this: ShadowRoot): Overlay {
  const kindOf = (element: Element) => /(?:box|swatch)-(\w+)/.exec(element.className)?.[1] ?? ''
  const boxes = [...this.querySelectorAll<HTMLElement>('.box:not([hidden])')].map((box) => {
    const { left, top, width, height } = box.getBoundingClientRect()
    return { kind: kindOf(box), left, top, width, height, word: box.textContent }
  })
  const counts = [...this.querySelectorAll('.kind')].map((row) => {
    const [hidden] = /\d+/.exec(row.querySelector('.unseen')!.textContent) ?? ['0']
    const seen = Number(row.querySelector('.count')!.textContent.replace(/\D/g, ''))
    return [kindOf(row.querySelector('.swatch')!), [seen, Number(hidden)]] as const
  })
  const css = this.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n')
  return { boxes, counts: Object.fromEntries(counts) as Overlay['counts'], html: this.innerHTML, css }
}
