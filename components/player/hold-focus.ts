/**
 * What was recorded is hostile, and an inert frame keeps pointer and Tab out of it, but not what is done to it by script:
 * a dialog that is opened in it takes the focus. An inert dialog does not
 * (https://html.spec.whatwg.org/multipage/interactive-elements.html#dialog-focusing-steps), so it is one while it opens.
 */
export function calmDialogs(view: (Window & typeof globalThis) | null): void {
  const prototype = view?.HTMLDialogElement.prototype
  if (!prototype || calmed.has(prototype)) return
  calmed.add(prototype)
  for (const name of ['show', 'showModal'] as const) {
    // oxlint-disable-next-line unbound-method -- called with its dialog below
    const open = prototype[name]
    prototype[name] = function openInert(this: HTMLDialogElement) {
      const wasInert = this.inert
      this.inert = true
      try {
        open.call(this)
      } finally {
        this.inert = wasInert
      }
    }
  }
}

const calmed = new WeakSet<HTMLDialogElement>()

/**
 * Whatever else takes the focus into this place gives it back to where the viewer had it, before the next key comes.
 * Answers how to stop.
 */
export function holdFocus(place: HTMLElement): () => void {
  let left: EventTarget | null = null
  const remember = ({ target }: FocusEvent) => {
    left = target
    queueMicrotask(() => (left = null))
  }
  // A frame that takes the focus takes it from the window: nothing else tells of it.
  const giveBack = () => {
    const owner = left
    queueMicrotask(() => {
      const { activeElement } = document
      if (!(activeElement instanceof HTMLElement) || !place.contains(activeElement)) return
      activeElement.blur()
      if (owner instanceof HTMLElement && owner.isConnected) owner.focus({ preventScroll: true })
    })
  }
  addEventListener('focusout', remember)
  addEventListener('blur', giveBack)
  return () => {
    removeEventListener('focusout', remember)
    removeEventListener('blur', giveBack)
  }
}
