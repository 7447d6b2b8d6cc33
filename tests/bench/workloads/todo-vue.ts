import { createApp, defineComponent, h, ref } from 'vue'

import { createItem, TODO_STEPS, toggleItem, type Item, type Workload } from './workload.ts'

const App = defineComponent(() => {
  const items = ref<Item[]>([])
  const add = (event: KeyboardEvent) => {
    if (event.key === 'Enter')
      items.value = [...items.value, createItem((event.currentTarget as HTMLInputElement).value)]
  }
  const line = (item: Item) =>
    h('li', { key: item.id, class: { done: item.isDone } }, [
      h('div', { class: 'view' }, [
        h('input', {
          class: 'toggle',
          type: 'checkbox',
          checked: item.isDone,
          onChange: () => (items.value = toggleItem(items.value, item.id)),
        }),
        h('label', item.title),
        h(
          'button',
          { class: 'delete', onClick: () => (items.value = items.value.filter(({ id }) => id !== item.id)) },
          'x',
        ),
      ]),
    ])
  return () =>
    h('section', [
      h('header', [h('h1', 'todos'), h('input', { class: 'new', onKeydown: add })]),
      h('ul', { class: 'list' }, items.value.map(line)),
      h('footer', [h('strong', items.value.filter(({ isDone }) => !isDone).length), ' items left']),
    ])
})

export const todoVue: Workload = {
  name: 'todo-vue',
  rounds: 3,
  prepare(root) {
    const app = createApp(App)
    app.mount(root)
    return () => app.unmount()
  },
  steps: TODO_STEPS,
}
