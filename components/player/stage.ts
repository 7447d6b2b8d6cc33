import type { ReadonlySignal } from '@preact/signals'

/**
 * What the player needs of a stage: a picture of one window at one moment, standing or moving. Instants are epoch ms.
 * The picture follows once its block is read; while `isWaiting` the one before is still seen and time stands still.
 */
export interface Stage {
  isWaiting: ReadonlySignal<boolean>
  /** Why what is wanted cannot be shown. */
  failure: ReadonlySignal<string | undefined>
  show(windowId: string, at: number): void
  play(windowId: string, at: number, speed: number): void
  /** Called on every frame while playing: sets right what drifted apart, and changes the window when it has to. */
  follow(windowId: string, at: number, speed: number): void
  setTrail(isShown: boolean): void
}
