import { fakeBrowser } from 'wxt/testing/fake-browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { nameOfCommands, nameOfMessages } from '@/lib/messages/page-wire'
import type { Receipt, WireChunk } from '@/lib/messages/relay'
import { createRelay } from '@/lib/relay/relay'

const KEY = 'key-of-this-document'

/** A document with a relay in it, the page's side of its wire, and a background that answers as told. */
function openDocument(receipt: Receipt = { ok: true, needsSnapshot: false }) {
  const page = Object.assign(new EventTarget(), { querySelectorAll: () => [] })
  const window = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
  const sent: WireChunk[] = []
  const told: string[] = []
  page.addEventListener(nameOfCommands(KEY), (event) => told.push((event as CustomEvent<{ name: string }>).detail.name))
  const answerChunks = (message: unknown, _sender: unknown, respond: (answer: unknown) => void) => {
    const { type, data } = message as { type?: string; data: WireChunk }
    if (type !== 'chunk') return undefined
    sent.push(data)
    respond({ res: receipt })
    return true as never
  }
  fakeBrowser.runtime.onMessage.addListener(answerChunks)
  const relay = createRelay(KEY, 'session-1')
  return {
    relay,
    sent,
    told,
    say: (detail: unknown, key = KEY) => page.dispatchEvent(new CustomEvent(nameOfMessages(key), { detail })),
    /** As the background does it by `tabs.sendMessage`. */
    command: (message: unknown) =>
      new Promise((resolve) => {
        void fakeBrowser.runtime.onMessage
          .trigger(message, {}, resolve)
          .then((taken) => taken.includes(true as never) || resolve('nobody'))
      }),
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('a relay', () => {
  beforeEach(() => fakeBrowser.reset())
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.stubGlobal('chrome', fakeBrowser)
    vi.stubGlobal('browser', fakeBrowser)
  })

  it('numbers what capture says and sends it for its session', async () => {
    const { sent, say } = openDocument()
    say({ kind: 'chunk', body: '["a"]', isLeaving: false })
    say({ kind: 'chunk', body: '["b"]', isLeaving: true })
    await settle()
    expect(sent).toMatchObject([
      { sessionId: 'session-1', seq: 0, body: '["a"]' },
      { sessionId: 'session-1', seq: 1, body: '["b"]' },
    ])
  })

  it('hears nothing under another key, and nothing that is no message', async () => {
    const { sent, say } = openDocument()
    say({ kind: 'chunk', body: '["a"]', isLeaving: false }, 'guessed')
    for (const detail of [null, 7, 'chunk', [], {}, { kind: 'chunk' }, { kind: 'chunk', body: 7 }, { kind: 'stop' }])
      say(detail)
    await settle()
    expect(sent).toEqual([])
  })

  it('tells capture to take a snapshot when something is missing in the store', async () => {
    const { told, say } = openDocument({ ok: true, needsSnapshot: true })
    say({ kind: 'chunk', body: '["a"]', isLeaving: false })
    await settle()
    expect(told).toEqual(['snapshot'])
  })

  it.each(['pause', 'resume'])('passes on %s and answers when all is stored', async (name) => {
    const { told, command } = openDocument()
    await expect(command({ afterimage: name })).resolves.not.toBe('nobody')
    expect(told).toEqual([name])
  })

  it('closes at a stop and is alive no more', async () => {
    const { relay, told, command } = openDocument()
    expect([relay.isAlive('session-1'), relay.isAlive('another')]).toEqual([true, false])
    await command({ afterimage: 'stop' })
    await settle()
    expect(relay.isAlive('session-1')).toBe(false)
    expect(told).toContain('stop')
    await expect(command({ afterimage: 'stop' })).resolves.toBe('nobody')
  })

  it('stops capture when the background does not want the page any more', async () => {
    const { relay, told, say } = openDocument({ ok: false, reason: 'page is not recorded' })
    say({ kind: 'chunk', body: '["a"]', isLeaving: false })
    await settle()
    expect(told).toEqual(['stop'])
    expect(relay.isAlive('session-1')).toBe(false)
  })

  it('that was closed stops a capture that comes after it', async () => {
    const { relay, sent, told, say } = openDocument()
    relay.close()
    told.length = 0
    say({ kind: 'chunk', body: '["a"]', isLeaving: false })
    await settle()
    expect([told, sent]).toEqual([['stop'], []])
  })
})
