import { browser } from 'wxt/browser'

import {
  nameOfCommands,
  nameOfMessages,
  nameOfRoots,
  type CaptureCommand,
  type CaptureMessage,
} from '@/lib/messages/page-wire'
import { packMessages } from '@/lib/messages/pack-messages'
import { isForRelay, relayWire, type RelayCommand, type RelayRequest } from '@/lib/messages/relay'

import { DRAIN_MS } from './limits'
import { checkCaptureMessage } from './check-capture-message'
import { findClosedRoots } from './find-closed-roots'
import { createOutbox } from './outbox'
import { readAsset } from './read-asset'
import { readFramePath } from './read-frame-path'

export interface Relay {
  isAlive(sessionId: string): boolean
  close(): void
}

/**
 * The relay: in come chunks from the capture of this document, out go numbered chunks to the background, each kept
 * until its receipt. It trusts nothing the page says beyond "these are my events", and stores nothing itself.
 */
export function createRelay(key: string, firstSessionId: string, firstSeq = 0): Relay {
  let isOpen = true
  let sessionId = firstSessionId
  let foundNodeId = 0
  const command = (detail: CaptureCommand) => document.dispatchEvent(new CustomEvent(nameOfCommands(key), { detail }))

  const outbox = createOutbox({
    sessionId,
    firstSeq,
    now: Date.now,
    send: (chunk) => relayWire.sendMessage('chunk', chunk),
    onHole: () => command({ name: 'snapshot' }),
    onMasking: (masking) => command({ name: 'mask', masking }),
    onMoved(next) {
      sessionId = next
      command({ name: 'snapshot' })
    },
    onRefused: close,
    isOrphaned: () => !browser.runtime?.id,
  })

  function receive(event: Event): void {
    // A capture that was started after this relay had been closed missed its stop.
    if (!isOpen) return void command({ name: 'stop' })
    const message = checkCaptureMessage((event as CustomEvent<unknown>).detail)
    if (!message) return
    event.preventDefault()
    take(message)
  }

  function take(message: CaptureMessage): void {
    switch (message.kind) {
      case 'chunk':
        return outbox.add(message.body, message.isLeaving, message.masking)
      case 'events':
        return packMessages(message.events, message.isLeaving, message.masking).forEach(take)
      case 'lost':
        return outbox.markLoss(message.reason)
      case 'frame':
        foundNodeId = message.nodeId
    }
  }

  function obey(message: unknown, _sender: unknown, respond: (answer: unknown) => void): boolean {
    if (!isForRelay(message)) return false
    void answer(message).then(respond)
    return true
  }

  function answer(message: RelayCommand | RelayRequest): Promise<unknown> {
    if (message.afterimage === 'read asset') return readAsset(message.url)
    if (message.afterimage === 'tell place') return Promise.resolve(readFramePath(window))
    if (message.afterimage !== 'find frame') return carryOut(message)
    foundNodeId = 0
    command({ name: 'find frame', framePath: message.framePath })
    return Promise.resolve(foundNodeId)
  }

  async function carryOut(message: RelayCommand): Promise<void> {
    if (message.afterimage === 'wake') return outbox.sendAgain()
    command(message.afterimage === 'mask' ? { name: 'mask', masking: message.masking } : { name: message.afterimage })
    // Who asks is there: what waits for a later try need not wait.
    outbox.retryNow()
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
    command({ name: 'stop' })
    observer.disconnect()
    stopFinding()
    removeEventListener('pageshow', wake)
    if (browser.runtime?.id) browser.runtime.onMessage.removeListener(obey)
  }

  const stopFinding = findClosedRoots(
    (submitter) => document.dispatchEvent(new SubmitEvent(nameOfRoots(key), { submitter })),
    () => command({ name: 'snapshot' }),
  )
  // `document.open()` takes listeners away, not observers.
  const listen = () => document.addEventListener(nameOfMessages(key), receive)
  const observer = new MutationObserver(listen)
  observer.observe(document, { childList: true })
  listen()
  addEventListener('pageshow', wake)
  browser.runtime.onMessage.addListener(obey)
  return { isAlive: (id) => isOpen && id === sessionId && Boolean(browser.runtime?.id), close }
}
