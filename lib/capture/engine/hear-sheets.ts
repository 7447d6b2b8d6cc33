import { readTag, typeOfNode } from '@/lib/masking/element-natives'

import { readAttributes } from './read-attributes'
import { SOURCE, targetOf, type Listener, type Tools } from './tools'
import { ELEMENT } from '../node-types'

/** Linked style sheets that come when their element has been told of: from then on they are what it holds. */
export function hearSheets(tools: Tools): Listener {
  const { ids, verdicts } = tools
  const untold = new Set<HTMLLinkElement>()
  const hear = tools.guard((event: Event) => {
    const link = targetOf(event)
    if (!link || typeOfNode(link) !== ELEMENT || readTag(link as Element) !== 'link') return
    untold.add(link as HTMLLinkElement)
    tools.schedule()
  })

  return {
    listen(target, signal) {
      target.addEventListener('load', hear, { capture: true, passive: true, signal })
    },
    tell() {
      for (const link of untold) {
        const id = link.isConnected ? ids.name(link) : undefined
        if (id === undefined) continue
        const attributes = readAttributes(link, 'link', verdicts.of(link), link.baseURI)
        if ('_cssText' in attributes)
          tools.say({ source: SOURCE.change, texts: [], removes: [], adds: [], attributes: [{ id, attributes }] })
      }
      untold.clear()
    },
  }
}
