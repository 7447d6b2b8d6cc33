import { browser } from 'wxt/browser'

import { isForPreview, previewWire, type PreviewProtocol, type PreviewTold } from '@/lib/messages/preview'

type WithoutKey<T> = Omit<T, 'key'>

/** The background, as a preview talks to it: always with its key. */
export function createVoice(key: string, hear: (told: PreviewTold) => void) {
  const listen = (message: unknown) => {
    if (isForPreview(message, key)) hear(message)
    // Nobody waits for an answer.
    return undefined
  }
  browser.runtime.onMessage.addListener(listen)

  return {
    ask: <Name extends keyof PreviewProtocol>(name: Name, data: WithoutKey<Parameters<PreviewProtocol[Name]>[0]>) =>
      previewWire.sendMessage(name, ...([{ ...data, key }] as never)) as Promise<ReturnType<PreviewProtocol[Name]>>,
    /** What is said into a worker that has just ended, or an extension that is gone, is lost: nothing depends on it. */
    tell<Name extends keyof PreviewProtocol>(name: Name, data: WithoutKey<Parameters<PreviewProtocol[Name]>[0]>): void {
      if (browser.runtime?.id) this.ask(name, data).catch(Object)
    },
    isOrphaned: () => !browser.runtime?.id,
    close() {
      if (browser.runtime?.id) browser.runtime.onMessage.removeListener(listen)
    },
  }
}

export type Voice = ReturnType<typeof createVoice>
