interface VirtualMedia {
  paused?: boolean
  play(): unknown
}

/** The document a Replayer changes in a seek, before it changes the one that is seen. */
export interface VirtualDocument {
  createElement(tag: string): unknown
}

/**
 * A medium that was playing when it came is told to play by the Replayer, which then asks the answer for its `catch`.
 * Media of the virtual document answer nothing: it throws, and a seek past that moment loses all that came with the
 * medium. Here they answer as those of a document do. The prototype is shared by all Replayers.
 */
export function letMediaPlay(document: VirtualDocument): void {
  const prototype = Object.getPrototypeOf(document.createElement('video')) as VirtualMedia
  prototype.play = function play(this: VirtualMedia) {
    this.paused = false
    return Promise.resolve()
  }
}
