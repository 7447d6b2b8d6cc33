import { css, flush } from '@emotion/css'

import type { Workload } from './workload.ts'

const CARDS = 200
let hue = 0

/** Components whose styles are made as they are drawn: every card inserts rules of its own. */
export const cssInJs: Workload = {
  name: 'css-in-js',
  rounds: 3,
  prepare: (root) => () => {
    flush()
    root.replaceChildren()
  },
  steps: [
    {
      name: 'draw',
      run(root) {
        for (let index = 0; index < CARDS; index += 1) {
          const card = root.appendChild(document.createElement('article'))
          card.innerHTML = '<h2>Card</h2><p>Something about it</p>'
          restyle(card)
        }
      },
    },
    { name: 'restyle', run: (root) => [...root.children].forEach(restyle) },
    { name: 'restyle-again', run: (root) => [...root.children].forEach(restyle) },
  ],
}

function restyle(card: Element): void {
  hue += 1
  card.className = css`
    color: hsl(${hue % 360} ${hue % 89}% 40%);
    padding: ${hue % 17}px;
    &:hover {
      background: hsl(${hue % 360} 30% 90%);
    }
    h2 {
      font-size: ${14 + (hue % 5)}px;
    }
  `
}
