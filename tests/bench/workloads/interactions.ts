import { basicSetup, EditorView } from 'codemirror'

export interface InteractionTimes {
  /** Of each interaction, ms as event timing tells them: in steps of 8, and nothing of what took less than 16. */
  durations: number[]
  /** How many there were. */
  count: number
}

const LINES = 200
const times = new Map<number, number>()
let observer: PerformanceObserver | undefined
let before = 0

/** An editor and a list with buttons that change a lot at once, for real clicks and keys. */
export function showInteractions(): void {
  const root = document.querySelector<HTMLElement>('#root')!
  root.innerHTML = `<p><button id="add">Add</button> <button id="toggle">Toggle</button> <button id="sort">Sort</button></p>
    <div id="editor" style="height:200px"></div><ul id="lines"></ul>`
  const list = root.querySelector('#lines')!
  const on = (id: string, act: () => void) => root.querySelector(id)!.addEventListener('click', act)
  on('#add', () => {
    const lines = document.createDocumentFragment()
    for (let index = 0; index < LINES; index += 1) {
      const line = document.createElement('li')
      line.innerHTML = `<input type="checkbox"><label>Line <b>${index}</b></label><button>x</button>`
      lines.append(line)
    }
    list.replaceChildren(lines)
  })
  on('#toggle', () => {
    for (const line of list.children) line.classList.toggle('done')
  })
  on('#sort', () => list.append(...[...list.children].reverse()))
  const parent = root.querySelector('#editor')!
  const view = new EditorView({ parent, extensions: [basicSetup], doc: 'const a = 1\n'.repeat(100) })
  view.dom.style.height = '200px'

  before = countInteractions()
  observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

export function readInteractions(): InteractionTimes {
  take(observer!.takeRecords())
  observer!.disconnect()
  return { durations: [...times.values()], count: countInteractions() - before }
}

function take(entries: PerformanceEntryList): void {
  for (const entry of entries as PerformanceEventTiming[]) {
    const { interactionId, duration } = entry as PerformanceEventTiming & { interactionId?: number }
    if (interactionId) times.set(interactionId, Math.max(times.get(interactionId) ?? 0, duration))
  }
}

function countInteractions(): number {
  return (performance as Performance & { interactionCount?: number }).interactionCount ?? 0
}
