import type { eventWithTime } from '@rrweb/types'

import { maskChunk, type HeldMasking } from '@/lib/ingest/mask-chunk'
import { createMasker } from '@/lib/masking/create-masker'
import { maskUrl } from '@/lib/masking/mask-url'
import type { SessionEvent } from '@/lib/model/event'
import { MASK_LEVELS, type MaskLevel, type MaskRules } from '@/lib/model/rules'
import type { Page } from '@/lib/model/session'
import { decideLevel, strictest } from '@/lib/sites/decide-level'

import type { IncomingAsset, IncomingSession } from './incoming'

/**
 * A session on its way in, masked by the rules of who takes it in. What was shown stays only where the file says that it
 * was judged by rules that mask at least as much; in all else, recordings of other tools for one, every text is masked,
 * because nothing there can say what may be shown. Events are derived anew, from what is left. What people typed about
 * the session is looked through for patterns.
 */
export function maskIncoming(incoming: IncomingSession, held: HeldMasking): IncomingSession {
  const pages = new Map(incoming.pages.map((page) => [page.id, page]))
  const isTrusted = createTrust(incoming, held.rules)
  const addresses = new Map<string, string>()
  const masker = createMasker(held.rules)
  const words = (text: string) => masker.maskFound(text)
  const { session } = incoming
  return {
    ...incoming,
    session: {
      ...session,
      title: session.isNamed ? words(session.title) : '',
      // Said again by the pages, as far as they may.
      ...(session.person === session.identifiedAs && { person: '' }),
      identifiedAs: '',
      tags: session.tags.map(words),
      participant: words(session.participant),
    },
    pages: incoming.pages.map((page) => ({ ...page, url: maskUrl(page.url, masker), title: '' })),
    notes: incoming.notes.map((note) => ({ ...note, text: words(note.text) })),
    people: [],
    events: incoming.events.filter(isAbout).map((event) => ({ ...event, url: maskUrl(event.url, masker) })),
    hasAllEvents: false,
    async *readChunks() {
      for await (const { packed: _packed, ...chunk } of incoming.readChunks()) {
        const page = pages.get(chunk.pageId)
        if (!page) continue
        const { events, real } = await maskEvents(chunk.events, page, isTrusted(page), held)
        for (const [kept, former] of real) addresses.set(former, kept)
        yield { ...chunk, events }
      }
    },
    readAssets: () => renameAssets(incoming, addresses),
  }
}

function maskEvents(events: readonly eventWithTime[], page: Page, level: MaskLevel | undefined, held: HeldMasking) {
  // Another revision than the one that holds: nothing that the page says of itself counts.
  const revision = level === undefined ? held.revision - 1 : held.revision
  const told = { revision, level: level ?? 'strict', typed: [] }
  return maskChunk(events, { page, documentUrl: page.url, told }, held)
}

/** Rows that no page said. */
function isAbout({ kind }: SessionEvent): boolean {
  return kind === 'gap' || kind === 'tab shown'
}

/** The level at which what a page shows may be believed; `undefined` where it may not. */
function createTrust({ rules }: IncomingSession, mine: MaskRules): (page: Page) => MaskLevel | undefined {
  const hasAll = rules.every((row) =>
    (['mask', 'block', 'ignore'] as const).every((list) =>
      mine[list].every((selector) => row.rules[list].includes(selector)),
    ),
  )
  const showsNoMore = rules.every((row) => row.rules.show.every((selector) => mine.show.includes(selector)))
  return ({ level, url }) => {
    const wanted = decideLevel(mine, url)
    const isAsStrict = level !== undefined && MASK_LEVELS.indexOf(level) >= MASK_LEVELS.indexOf(wanted)
    return rules.length > 0 && hasAll && showsNoMore && isAsStrict ? strictest([level, wanted]) : undefined
  }
}

/** After the chunks, which say under which address each is shown now. */
async function* renameAssets(
  { readAssets }: IncomingSession,
  addresses: ReadonlyMap<string, string>,
): AsyncGenerator<IncomingAsset> {
  for await (const asset of readAssets()) yield { ...asset, url: addresses.get(asset.url) ?? asset.url }
}
