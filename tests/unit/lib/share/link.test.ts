import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { writeBase64url } from '@/lib/share/base64url'
import { joinBytes, randomBytes, sha256 } from '@/lib/share/bytes'
import { readLink, writeLink, type ReplayLink } from '@/lib/share/link'

function createLink(changes: Partial<ReplayLink> = {}): ReplayLink {
  const shareId = writeBase64url(randomBytes(16))
  const link = { endpoint: 'https://shares.example', shareId, secret: randomBytes(16), hasPassword: false }
  return { ...link, momentMs: null, ...changes }
}

describe('a replay link', () => {
  it('is read as it was written', async () => {
    for (const changes of [
      {},
      { hasPassword: true },
      { momentMs: 0 },
      { momentMs: 61_500, endpoint: 'http://localhost:8' },
    ]) {
      const link = createLink(changes)
      expect(await readLink(await writeLink(link))).toEqual({ ok: true, link })
    }
  })

  it('has its key in the fragment alone', async () => {
    const href = await writeLink(createLink())
    expect(new URL(href).pathname).toMatch(/^\/s\/[\w-]{22}$/)
    expect(new URL(href).hash).toHaveLength(29)
  })

  it('is told to be mistyped when a character of id or key is another one, is missing or too many', async () => {
    const href = await writeLink(createLink())
    const from = href.indexOf('/s/') + 3
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: from, max: href.length - 1 }),
        fc.constantFrom('', 'A', 'b7', '-'),
        async (at, by) => {
          const typed = href.slice(0, at) + by + href.slice(at + 1)
          fc.pre(typed !== href)
          const read = await readLink(typed)
          expect(read.ok ? 'ok' : read.reason).toMatch(href[at] === '#' ? /no key|mistyped/ : 'mistyped')
        },
      ),
      { numRuns: 200 },
    )
  })

  it('without a key says so', async () => {
    const href = await writeLink(createLink())
    expect(await readLink(href.split('#')[0]!)).toEqual({ ok: false, reason: 'no key' })
  })

  it('of a newer version says so', async () => {
    const { shareId } = createLink()
    const body = Uint8Array.of(2, 0, ...randomBytes(24))
    const check = (await sha256(joinBytes(new TextEncoder().encode(shareId), body))).slice(0, 3)
    const href = `https://shares.example/s/${shareId}#${writeBase64url(joinBytes(body, check))}`
    expect(await readLink(href)).toEqual({ ok: false, reason: 'newer version' })
  })
})
