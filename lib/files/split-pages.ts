import type { eventWithTime } from '@rrweb/types'

const [SNAPSHOT, INCREMENT, META] = [2, 3, 4]

/**
 * The events of a window, in order of time, as those of its pages: a page begins with a Meta that names another address
 * and has a full snapshot behind it. Other tools say of no document where it begins; a page more than there was does no
 * harm, because each begins with the whole picture.
 */
export function splitPages(events: readonly eventWithTime[]): eventWithTime[][] {
  const pages: eventWithTime[][] = [[]]
  let address: unknown
  for (const [index, event] of events.entries()) {
    if ((event.type as number) === META && leadsToPicture(events, index)) {
      const { href } = event.data as { href: unknown }
      const hasPicture = pages.at(-1)!.some(({ type }) => (type as number) === SNAPSHOT)
      if (hasPicture && withoutHash(href) !== withoutHash(address)) pages.push([])
      address = href
    }
    pages.at(-1)!.push(event)
  }
  return pages.filter((page) => page.length > 0)
}

function leadsToPicture(events: readonly eventWithTime[], from: number): boolean {
  for (let index = from + 1; index < events.length; index += 1) {
    const type: number = events[index]!.type
    if (type === SNAPSHOT) return true
    if (type === INCREMENT || type === META) return false
  }
  return false
}

function withoutHash(href: unknown): string {
  return typeof href === 'string' ? (href.split('#')[0] ?? '') : ''
}
