import type { ReadPart } from '@/lib/bundle/open-bundle'
import { decodeBase64 } from '@/lib/bundle/base64'

/** The parts that stand in a page as inert blocks: `<script type="application/octet-stream" data-part="content">`. */
export function readPartOf(page: ParentNode): ReadPart {
  return async (name) => {
    const block = page.querySelector(`script[data-part="${CSS.escape(name)}"]`)
    if (!block) throw new Error(`the part ${name} is not in this file`)
    return decodeBase64(block.textContent)
  }
}
