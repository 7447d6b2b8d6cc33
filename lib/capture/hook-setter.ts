/** Hears what a property of all objects of a class is set to, after it was set, until the signal; see `hookMethod`. */
export function hookSetter(
  owner: object,
  name: string,
  hear: (self: unknown, value: unknown) => void,
  signal: AbortSignal,
): void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  const set = before?.set
  if (!set || !before.configurable) return
  const call = Function.prototype.call.bind(set) as (self: unknown, value: unknown) => void
  let isOn = true
  const hooked = {
    ...before,
    set(this: unknown, value: unknown) {
      call(this, value)
      if (!isOn) return
      try {
        hear(this, value)
      } catch {
        // Of ours: the page set its value.
      }
    },
  }
  Object.defineProperty(owner, name, hooked)
  signal.addEventListener('abort', () => {
    isOn = false
    if (Object.getOwnPropertyDescriptor(owner, name)?.set === hooked.set) Object.defineProperty(owner, name, before)
  })
}
