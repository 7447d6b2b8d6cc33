import { basicSetup, EditorView } from 'codemirror'

import type { Workload } from './workload.ts'

const LINE = 'const total = basket.items.reduce((sum, { price, count }) => sum + price * count, 0)\n'
const LINES = 400
const TYPED = 100

let view: EditorView | undefined

/** A code editor with line numbers: a long text is put in, typed into, scrolled. */
export const editor: Workload = {
  name: 'editor',
  rounds: 2,
  prepare(root) {
    const parent = root.appendChild(document.createElement('div'))
    parent.style.cssText = 'height:400px;overflow:hidden'
    view = new EditorView({ parent, extensions: [basicSetup], doc: '' })
    view.dom.style.height = '400px'
    return () => {
      view?.destroy()
      root.replaceChildren()
    }
  },
  steps: [
    {
      name: 'long',
      run: () => view!.dispatch({ changes: { from: 0, insert: LINE.repeat(LINES) } }),
    },
    {
      name: 'type',
      run() {
        for (let index = 0; index < TYPED; index += 1) {
          const insert = LINE[index % LINE.length]!
          view!.dispatch({ changes: { from: index, insert }, selection: { anchor: index + 1 } })
        }
      },
    },
    {
      name: 'scroll',
      run() {
        for (let step = 1; step <= 10; step += 1) {
          view!.scrollDOM.scrollTop = (view!.scrollDOM.scrollHeight * step) / 10
          view!.scrollDOM.dispatchEvent(new Event('scroll'))
        }
      },
    },
  ],
}
