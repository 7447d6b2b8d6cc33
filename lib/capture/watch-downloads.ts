import { codeOf } from '@/lib/masking/verdict'
import type { DownloadPayload } from '@/lib/model/payload'

import { hookMethod } from './hook-method'
import { shortenLabel } from './read-label'
import type { Judge } from './verdicts'
import type { Watcher } from './watcher'

/**
 * Files that the page gives: clicks on links with a `download`, by a person or by a script. A link that a script clicks
 * need not be in the page; then its name is as much as the page's text. Told when everybody has heard of the click, for
 * a page may stop it.
 */
export function watchDownloads(say: (payload: DownloadPayload) => void, judge: Judge): Watcher {
  const waiting = new Map<Event | HTMLAnchorElement, HTMLAnchorElement>()
  const life = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  function hear(click: Event | HTMLAnchorElement, link: HTMLAnchorElement): void {
    waiting.set(click, link)
    timer ??= setTimeout(flush)
  }
  function hearClick(event: Event): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (link) hear(event, link)
  }
  function hearDetached(call: () => unknown, self: unknown): unknown {
    if (self instanceof HTMLAnchorElement && !self.isConnected && self.hasAttribute('download')) hear(self, self)
    return call()
  }
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    for (const [click, link] of waiting) {
      waiting.delete(click)
      if (!(click instanceof Event && click.defaultPrevented)) tell(link)
    }
  }
  function tell(link: HTMLAnchorElement): void {
    const { download, href } = link
    if (!link.hasAttribute('download') || !isGiven(href)) return
    // What is in the address itself is the file.
    const url = /^https?:/.test(href) ? href : ''
    const name = shortenLabel(download || readLastPart(url) || 'download')
    say({ kind: 'download', name, url, v: codeOf(judge(link.isConnected ? link : document)) })
  }

  addEventListener('click', hearClick, { capture: true, passive: true, signal: life.signal })
  const restore = [
    hookMethod(HTMLAnchorElement.prototype, 'click', (call, _, self) => hearDetached(call, self)),
    // As libraries that save files do.
    hookMethod(HTMLAnchorElement.prototype, 'dispatchEvent', (call, [event], self) =>
      event instanceof Event && event.type === 'click' ? hearDetached(call, self) : call(),
    ),
  ]
  return {
    flush,
    stop() {
      flush()
      life.abort()
      for (const undo of restore) undo()
    },
  }
}

/** To another site the browser goes instead. */
function isGiven(href: string): boolean {
  return /^(?:blob|data):/.test(href) || (URL.canParse(href) && new URL(href).origin === location.origin)
}

function readLastPart(url: string): string {
  const part = URL.canParse(url) ? new URL(url).pathname.split('/').findLast((one) => one !== '') : ''
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    // Not every `%` begins a code.
    return part ?? ''
  }
}
