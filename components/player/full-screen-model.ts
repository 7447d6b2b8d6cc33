import { createModel, effect, signal } from '@preact/signals'

/** The part of a document that gives the whole screen and takes it back. */
export type ScreenOwner = Pick<
  Document,
  'fullscreenElement' | 'exitFullscreen' | 'addEventListener' | 'removeEventListener'
> & { documentElement: Pick<Element, 'requestFullscreen'> }

/**
 * Whether the page has the whole screen. All of it, not the player alone: notices and dialogs stand beside the player
 * and would not be seen.
 */
export const FullScreenModel = createModel((owner: ScreenOwner) => {
  const isOn = signal(owner.fullscreenElement !== null)

  effect(() => {
    const read = () => (isOn.value = owner.fullscreenElement !== null)
    owner.addEventListener('fullscreenchange', read)
    return () => owner.removeEventListener('fullscreenchange', read)
  })

  return {
    isOn,
    toggle: () => (owner.fullscreenElement ? owner.exitFullscreen() : owner.documentElement.requestFullscreen()),
    /** False when there was nothing to leave. */
    leave(): boolean {
      if (!owner.fullscreenElement) return false
      void owner.exitFullscreen()
      return true
    },
  }
})

export type FullScreen = InstanceType<typeof FullScreenModel>
