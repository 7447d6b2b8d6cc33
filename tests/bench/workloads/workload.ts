/** Something a page does again and again, timed step by step. */
export interface Workload {
  name: string
  /** How often in one run. */
  rounds: number
  /** Builds what the steps work on, in an empty element; answers with what takes it away. */
  prepare(root: HTMLElement): () => void
  steps: { name: string; run(root: HTMLElement): void }[]
}

export const ITEM_COUNT = 100

/** The three steps of a list of things to do, whatever draws it: by the events a person would make. */
export const TODO_STEPS: Workload['steps'] = [
  {
    name: 'add',
    run(root) {
      const field = root.querySelector<HTMLInputElement>('.new')!
      for (let index = 0; index < ITEM_COUNT; index += 1) {
        field.value = `Thing to do number ${index}`
        field.dispatchEvent(new Event('input', { bubbles: true }))
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      }
    },
  },
  {
    name: 'toggle',
    run(root) {
      for (const box of root.querySelectorAll<HTMLInputElement>('.toggle')) box.click()
    },
  },
  {
    name: 'delete',
    run(root) {
      for (const button of [...root.querySelectorAll<HTMLButtonElement>('.delete')].reverse()) button.click()
    },
  },
]

export interface Item {
  id: number
  title: string
  isDone: boolean
}

let made = 0
export function createItem(title: string): Item {
  made += 1
  return { id: made, title, isDone: false }
}

export function toggleItem(items: readonly Item[], id: number): Item[] {
  return items.map((item) => (item.id === id ? { ...item, isDone: !item.isDone } : item))
}
