import { h, render } from 'preact'
import { useState } from 'preact/hooks'

import { createItem, TODO_STEPS, toggleItem, type Item, type Workload } from './workload.ts'

function App() {
  const [items, setItems] = useState<Item[]>([])
  const add = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    const item = createItem((event.currentTarget as HTMLInputElement).value)
    setItems((before) => [...before, item])
  }
  const line = (item: Item) =>
    h(
      'li',
      { key: item.id, class: item.isDone ? 'done' : '' },
      h(
        'div',
        { class: 'view' },
        h('input', {
          class: 'toggle',
          type: 'checkbox',
          checked: item.isDone,
          onChange: () => setItems((before) => toggleItem(before, item.id)),
        }),
        h('label', null, item.title),
        h(
          'button',
          { class: 'delete', onClick: () => setItems((before) => before.filter(({ id }) => id !== item.id)) },
          'x',
        ),
      ),
    )
  return h(
    'section',
    null,
    h('header', null, h('h1', null, 'todos'), h('input', { class: 'new', onKeyDown: add })),
    h('ul', { class: 'list' }, items.map(line)),
    h('footer', null, h('strong', null, items.filter(({ isDone }) => !isDone).length), ' items left'),
  )
}

export const todoPreact: Workload = {
  name: 'todo-preact',
  rounds: 3,
  prepare(root) {
    render(h(App, null), root)
    return () => render(null, root)
  },
  steps: TODO_STEPS,
}
