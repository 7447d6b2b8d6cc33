/**
 * A signal for each of what comes and goes while a document is recorded: windows and documents of frames. It is held by
 * what it is for alone, so that a frame that is gone can be forgotten; all end together.
 */
export function createLives<Owner extends object>() {
  const controllers = new WeakMap<Owner, AbortController>()
  const owners = new Set<WeakRef<Owner>>()
  return {
    has: (owner: Owner): boolean => controllers.has(owner),
    /** Ends the one before. */
    begin(owner: Owner): AbortSignal {
      const before = controllers.get(owner)
      before?.abort()
      if (!before) owners.add(new WeakRef(owner))
      const controller = new AbortController()
      controllers.set(owner, controller)
      return controller.signal
    },
    end(): void {
      for (const ref of owners) {
        const owner = ref.deref()
        if (owner) controllers.get(owner)?.abort()
      }
      owners.clear()
    },
  }
}
