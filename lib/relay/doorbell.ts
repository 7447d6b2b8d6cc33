import { isCoveredByParent } from '@/lib/capture/covered-by-parent'

/** The one browser call made here, named by hand: the framework's own name for it brings code along. */
declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } }

/**
 * Tells the background that a document is here; the sender says which tab, frame and document. It must stay tiny, for
 * tabs that are not recorded run it too: so it speaks the messaging library's format by hand.
 */
export function ringDoorbell(): void {
  if (isCoveredByParent()) return
  // A prerendered page may never be shown; it rings when it is.
  if ((document as { prerendering?: boolean }).prerendering) {
    return document.addEventListener('prerenderingchange', ringDoorbell)
  }
  // Rejected when nobody answers, as in a tab that is not recorded: nothing is wrong then.
  chrome.runtime.sendMessage({ type: 'doorbell', timestamp: 1 }).catch(Object)
}
