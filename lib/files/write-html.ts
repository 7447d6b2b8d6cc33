import type { BundlePart } from '@/lib/bundle/bundle'
import { PARTS_MARK, TITLE_MARK } from '@/lib/bundle/template'
import { encodeBase64 } from '@/lib/thumbnails/read-drawable'

export interface HtmlGivens {
  /** `session-file.html` of the extension, as it was built. */
  template: string
  title: string
  /** The session, as `writeBundle` gives it. */
  parts: AsyncIterable<BundlePart> | Iterable<BundlePart>
}

/**
 * A session as one page that plays it: pieces of its text in order, one part of the session in memory at a time. The
 * page asks nobody for anything. Throws when the template is not one.
 */
export async function* writeHtml({ template, title, parts }: HtmlGivens): AsyncGenerator<string> {
  const [head, middle, ...rest] = cutAt(template)
  if (head === undefined || middle === undefined || rest.length !== 1)
    throw new Error('this is not the page of a session')
  yield head
  yield escapeText(title)
  yield middle
  for await (const { name, bytes } of parts) yield writePart(name, encodeBase64(bytes))
  yield rest[0]!
}

/** How large such a page becomes: what is the same in all of them, and base64 of what is stored of the session. */
export const HTML_SIZE = { ownBytes: 650_000, perStoredByte: 4 / 3 } as const

function cutAt(template: string): string[] {
  return template.split(TITLE_MARK).flatMap((piece) => piece.split(PARTS_MARK))
}

/** Base64 has no letter that ends the block, and names are ours. */
function writePart(name: string, base64: string): string {
  return `<script type="application/octet-stream" data-part="${name}">${base64}</script>\n`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
