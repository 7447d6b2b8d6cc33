import { css, html, LitElement, render } from 'lit'
import { repeat } from 'lit/directives/repeat.js'

import { createItem, TODO_STEPS, toggleItem, type Item, type Workload } from './workload.ts'

/** Each line has a shadow root with an adopted sheet. */
class TodoLine extends LitElement {
  static override properties = { title: {}, isDone: { type: Boolean } }
  static override styles = css`
    :host {
      display: block;
    }
    .done {
      text-decoration: line-through;
    }
  `
  declare isDone: boolean
  override render() {
    return html`<label class=${this.isDone ? 'done' : ''}>${this.title}</label>`
  }
}
customElements.define('todo-line', TodoLine)

export const todoLit: Workload = {
  name: 'todo-lit',
  rounds: 3,
  prepare(root) {
    let items: Item[] = []
    const change = (next: Item[]) => {
      items = next
      draw()
    }
    const add = (event: KeyboardEvent) => {
      if (event.key === 'Enter') change([...items, createItem((event.currentTarget as HTMLInputElement).value)])
    }
    const line = (item: Item) => html`
      <li>
        <input
          class="toggle"
          type="checkbox"
          .checked=${item.isDone}
          @change=${() => change(toggleItem(items, item.id))}
        />
        <todo-line .title=${item.title} .isDone=${item.isDone}></todo-line>
        <button class="delete" @click=${() => change(items.filter(({ id }) => id !== item.id))}>x</button>
      </li>
    `
    const draw = () =>
      render(
        html`<header>
            <h1>todos</h1>
            <input class="new" @keydown=${add} />
          </header>
          <ul class="list">
            ${repeat(items, ({ id }) => id, line)}
          </ul>
          <footer><strong>${items.filter(({ isDone }) => !isDone).length}</strong> items left</footer>`,
        root,
      )
    draw()
    return () => {
      render(html``, root)
      root.replaceChildren()
      Reflect.deleteProperty(root, '_$litPart$')
    }
  },
  steps: TODO_STEPS,
}
