import { rootOf } from '@/lib/masking/element-natives'

import { hookMethod } from './hook-method'

/** Shadow roots that elements do not give away, by the element they hang on. */
const closed = new WeakMap<Node, ShadowRoot>()
const known = new Set<WeakRef<ShadowRoot>>()
const watchers = new Set<(root: ShadowRoot) => void>()

/** What hangs on an element and is closed; `null` for none that was seen when it was attached. rrweb asks here, too. */
export function readClosedRoot(host: Node): ShadowRoot | null {
  return closed.get(host) ?? null
}

/** Roots that no hook was told of: attached before the recorder was there, or declared. Open ones need nobody. */
export function keepClosedRoots(roots: readonly ShadowRoot[]): void {
  for (const root of roots) if (keep(root)) for (const see of watchers) see(root)
}

/** The root that a node stands in. */
export function readRootAround(node: unknown): ShadowRoot[] {
  const root = node instanceof Node ? rootOf(node) : null
  return root instanceof ShadowRoot ? [root] : []
}

/** Keeps what is attached from now on; each closed root is handed over once, those that are known first. */
export function watchClosedRoots(see: (root: ShadowRoot) => void): () => void {
  for (const ref of known) {
    const root = ref.deref()
    if (root) see(root)
    else known.delete(ref)
  }
  watchers.add(see)
  const restore = hookMethod(Element.prototype, 'attachShadow', (call) => {
    const root = call() as ShadowRoot
    if (keep(root)) see(root)
    return root
  })
  return () => {
    watchers.delete(see)
    restore()
  }
}

function keep(root: ShadowRoot): boolean {
  if (root.mode !== 'closed' || closed.get(root.host) === root) return false
  closed.set(root.host, root)
  known.add(new WeakRef(root))
  return true
}
