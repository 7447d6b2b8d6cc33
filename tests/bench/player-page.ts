import type { eventWithTime } from '@rrweb/types'
import Player from 'rrweb-player'

import { Database } from '@/lib/store/database'
import { unpackEvents } from '@/lib/store/pack'

type Replayer = ReturnType<Player['getReplayer']>

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const replayers = new Map<string, { replayer: Replayer; from: number }>()

/**
 * Runs in an empty page of the extension: rrweb-player given all events of a window at once, unpacked from the same
 * bytes. Answers how long it took until its first picture, ms; the players of the other windows are made afterwards.
 */
export async function openPeer(): Promise<number> {
  const startedAt = performance.now()
  const database = new Database()
  const windowOf = new Map((await database.pages.toArray()).map(({ id, windowId }) => [id, windowId]))
  const events = new Map<string, eventWithTime[]>()
  for (const { pageId, codec, body } of await database.chunks.toArray()) {
    const windowId = windowOf.get(pageId)!
    const list = events.get(windowId) ?? []
    events.set(windowId, list)
    for (const event of await unpackEvents(codec, body)) list.push(event)
  }
  database.close()
  let tookMs = Number.NaN
  for (const [windowId, list] of [...events].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    list.sort((a, b) => a.timestamp - b.timestamp)
    const target = document.body.appendChild(document.createElement('div'))
    const size = { width: 1_200, height: 700, showController: false, autoPlay: false, showWarning: false }
    const player = new Player({ target, props: { events: list, ...size } })
    const replayer = player.getReplayer()
    if (replayers.size === 0) {
      do await nextFrame()
      while (!replayer.iframe.contentDocument?.body?.firstElementChild)
      tookMs = performance.now() - startedAt
    }
    replayers.set(windowId, { replayer, from: list[0]!.timestamp })
  }
  return tookMs
}

/** Seeks to one moment (epoch ms) of a window after the other. Answers how long each took, ms. */
export async function seekPeer(moments: readonly { at: number; windowId: string }[]): Promise<number[]> {
  const took: number[] = []
  for (const { at, windowId } of moments) {
    const { replayer, from } = replayers.get(windowId)!
    const startedAt = performance.now()
    replayer.pause(at - from + 1)
    await nextFrame()
    took.push(performance.now() - startedAt)
  }
  return took
}
