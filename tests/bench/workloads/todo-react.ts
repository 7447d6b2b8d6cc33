import { createElement as h, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

import { createItem, TODO_STEPS, toggleItem, type Item, type Workload } from './workload.ts'

function App() {
  const [items, setItems] = useState<Item[]>([])
  const add = (event: { key: string; currentTarget: HTMLInputElement }) => {
    if (event.key !== 'Enter') return
    const item = createItem(event.currentTarget.value)
    setItems((before) => [...before, item])
  }
  const line = (item: Item) =>
    h(
      'li',
      { key: item.id, className: item.isDone ? 'done' : '' },
      h(
        'div',
        { className: 'view' },
        h('input', {
          className: 'toggle',
          type: 'checkbox',
          checked: item.isDone,
          onChange: () => setItems((before) => toggleItem(before, item.id)),
        }),
        h('label', null, item.title),
        h(
          'button',
          {
            className: 'delete',
            onClick: () => setItems((before) => before.filter(({ id }) => id !== item.id)),
          },
          'x',
        ),
      ),
    )
  return h(
    'section',
    null,
    h('header', null, h('h1', null, 'todos'), h('input', { className: 'new', onKeyDown: add })),
    h('ul', { className: 'list' }, items.map(line)),
    h('footer', null, h('strong', null, items.filter(({ isDone }) => !isDone).length), ' items left'),
  )
}

export const todoReact: Workload = {
  name: 'todo-react',
  rounds: 3,
  prepare(root) {
    const app = createRoot(root)
    flushSync(() => app.render(h(App)))
    return () => app.unmount()
  },
  steps: TODO_STEPS,
}
