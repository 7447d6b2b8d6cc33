import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readFramePath } from '@/lib/relay/read-frame-path'

interface Tree {
  children: Tree[]
}

/** A tree of windows as a script of one of them sees it: only comparing, counting and climbing is allowed. */
function openWindows(tree: Tree, parent?: Window): { window: Window; path: number[] }[] {
  const frames: Window[] = []
  const window: Record<string | number, unknown> = {
    get length() {
      return frames.length
    },
    get document() {
      throw new DOMException('Blocked a frame with origin from accessing a cross-origin frame.', 'SecurityError')
    },
  }
  const self = window as unknown as Window
  window['parent'] = parent ?? self
  const below = tree.children.flatMap((child, index) => {
    const inner = openWindows(child, self)
    const [first] = inner
    frames.push(first!.window)
    window[index] = first!.window
    return inner.map((one) => ({ ...one, path: [index, ...one.path] }))
  })
  return [{ window: self, path: [] }, ...below]
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Tree>({ children: [] }),
    fc.record({ children: fc.array(tie('tree'), { maxLength: 4 }) }),
  ),
}))

describe('readFramePath', () => {
  it('is empty for the top window', () => {
    expect(readFramePath(openWindows({ children: [] })[0]!.window)).toEqual([])
  })

  it('leads from the top window down to the frame, wherever it stands', () => {
    fc.assert(
      fc.property(tree, (shape) => {
        for (const { window, path } of openWindows(shape)) expect(readFramePath(window)).toEqual(path)
      }),
    )
  })

  it('says -1 for a frame that was taken out of its page meanwhile', () => {
    const gone = {} as Window
    Object.assign(gone, { parent: openWindows({ children: [{ children: [] }] })[0]!.window, length: 0 })
    expect(readFramePath(gone)).toEqual([-1])
  })
})
