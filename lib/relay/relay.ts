import { browser } from 'wxt/browser'

import { nameOfCommands, nameOfMessages, type CaptureCommand, type CaptureMessage } from '@/lib/messages/page-wire'
import { isForRelay, relayWire, type RelayCommand } from '@/lib/messages/relay'

import { DRAIN_MS } from './limits'
import { createOutbox } from './outbox'
import { readAsset } from './read-asset'

export interface Relay {
  isAlive(sessionId: string): boolean
  close(): void
}

/**
 * The relay: in come chunks from the capture of this document, out go numbered chunks to the background, each kept
 * until its receipt. It trusts nothing the page says beyond "these are my events", and stores nothing itself.
 */
export function createRelay(key: string, sessionId: string): Relay {
  let isOpen = true
  const command = (name: CaptureCommand) =>
    document.dispatchEvent(new CustomEvent(nameOfCommands(key), { detail: name }))

  const outbox = createOutbox({
    sessionId,
    send: (chunk) => relayWire.sendMessage('chunk', chunk),
    onHole: () => command('snapshot'),
    onRefused: close,
    isOrphaned: () => !browser.runtime?.id,
  })

  function receive(event: Event): void {
    const message = checkCaptureMessage((event as CustomEvent<unknown>).detail)
    if (message?.kind === 'chunk') outbox.add(message.body, message.isLeaving)
    if (message?.kind === 'lost') outbox.markHole()
  }

  function obey(message: unknown, _sender: unknown, respond: (answer: unknown) => void): boolean {
    if (!isForRelay(message)) return false
    void (message.afterimage === 'read asset' ? readAsset(message.url) : carryOut(message)).then(respond)
    return true
  }

  async function carryOut(message: RelayCommand): Promise<void> {
    command(message.afterimage)
    await outbox.drain(DRAIN_MS)
    if (message.afterimage === 'stop') close()
  }

  /** Back from the back/forward cache or from the network's end: what waits is sent at once. */
  function wake(): void {
    outbox.retryNow()
  }

  function close(): void {
    if (!isOpen) return
    isOpen = false
    outbox.close()
    command('stop')
    document.removeEventListener(nameOfMessages(key), receive)
    removeEventListener('pageshow', wake)
    if (browser.runtime?.id) browser.runtime.onMessage.removeListener(obey)
  }

  document.addEventListener(nameOfMessages(key), receive)
  addEventListener('pageshow', wake)
  browser.runtime.onMessage.addListener(obey)
  return { isAlive: (id) => isOpen && id === sessionId && Boolean(browser.runtime?.id), close }
}

function checkCaptureMessage(detail: unknown): CaptureMessage | undefined {
  if (typeof detail !== 'object' || detail === null || !('kind' in detail)) return undefined
  if (detail.kind === 'lost') return { kind: 'lost', reason: 'event too large' }
  if (detail.kind !== 'chunk' || !('body' in detail) || typeof detail.body !== 'string') return undefined
  return { kind: 'chunk', body: detail.body, isLeaving: 'isLeaving' in detail && detail.isLeaving === true }
}
