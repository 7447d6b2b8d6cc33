/**
 * What the player needs of a stage: a picture of one window at one moment, standing or moving. Instants are epoch ms.
 * After `show` the picture is that of the moment, at once.
 */
export interface Stage {
  show(windowId: string, at: number): void
  play(windowId: string, at: number, speed: number): void
  /** Called on every frame while playing: sets right what drifted apart, and changes the window when it has to. */
  follow(windowId: string, at: number, speed: number): void
  setTrail(isShown: boolean): void
}
