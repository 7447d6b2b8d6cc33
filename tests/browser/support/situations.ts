import type { eventWithTime } from '@rrweb/types'
import type { Browser } from 'puppeteer-core'

import { RECORDER } from './replay-lab.ts'

type Situation = () => unknown

const make = (html: string) => document.body.insertAdjacentHTML('beforeend', html)
const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What replays have stumbled over elsewhere, each done by a page that is recorded. Run inside it. */
export const SITUATIONS: Record<string, Situation> = {
  'adopted style sheets': async () => {
    const [first, second] = [new CSSStyleSheet(), new CSSStyleSheet()]
    await first.replace('p { color: red }')
    document.adoptedStyleSheets = [first]
    make('<p>adopted</p><div id="host"></div>')
    find('#host').attachShadow({ mode: 'open' }).innerHTML = '<b>in the shadow</b>'
    second.insertRule('b { margin: 3px }')
    find('#host').shadowRoot!.adoptedStyleSheets = [first, second]
    await wait(60)
    first.replaceSync('')
    second.insertRule('b { padding: 1px; & i { color: blue } }', 1)
    ;(second.cssRules[0] as CSSStyleRule).style.setProperty('margin', '5px', 'important')
  },
  'a canvas in a frame': async () => {
    make('<iframe srcdoc="<canvas width=90 height=60></canvas>"></iframe>')
    await wait(120)
    const canvas = document.querySelector('iframe')!.contentDocument!.querySelector('canvas')!
    canvas.getContext('2d')!.fillRect(5, 5, 40, 40)
    canvas.width = 50
  },
  'custom elements': async () => {
    make('<x-early>upgraded later</x-early>')
    await wait(30)
    const define = (name: string) =>
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot><em>!</em>'
          }
        },
      )
    define('x-early')
    define('x-late')
    make('<x-late>defined before</x-late>')
  },
  dialogs: async () => {
    make('<dialog id="modal">first</dialog><dialog id="plain" open>second</dialog>')
    find('dialog').textContent = 'changed'
    ;(find('#modal') as HTMLDialogElement).showModal()
    await wait(60)
    ;(find('#modal') as HTMLDialogElement).close()
    ;(find('#plain') as HTMLDialogElement).close()
    ;(find('#plain') as HTMLDialogElement).showModal()
  },
  'a document that is replaced': async () => {
    make('<p>before</p>')
    await wait(60)
    document.open()
    document.write('<!doctype html><title>new</title><main><p>written anew</p><script>0</script></main>')
    document.close()
    await wait(30)
    document.replaceChild(document.createElement('html'), document.documentElement)
    document.documentElement.innerHTML = '<head></head><body><p>replaced</p></body>'
  },
  'a pointer that hovers': async () => {
    make('<style>#menu:hover li { display: block } #menu li { display: none }</style><ul id="menu"><li>one</li></ul>')
    for (let x = 0; x < 5; x += 1) {
      find('#menu').dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 20 + x, clientY: 15 }))
      await wait(60)
    }
    find('#menu').remove()
    document.body.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 20, clientY: 15 }))
    await wait(550)
  },
  frames: async () => {
    make('<iframe id="outer" srcdoc="<p>one</p><iframe srcdoc=\'<b>two deep</b>\'></iframe>"></iframe>')
    await wait(150)
    const outer = document.querySelector('iframe')!
    const inner = outer.contentDocument!.querySelector('iframe')!
    inner.contentDocument!.body.append('and more')
    await wait(30)
    outer.srcdoc = '<p>another document</p>'
    await wait(120)
    outer.contentDocument!.body.append('of the same frame')
    await wait(30)
    outer.remove()
  },
  fields: async () => {
    make('<input id="name"><input id="agree" type="checkbox"><textarea></textarea><select><option>a<option>b</select>')
    make('<input type="radio" name="r" id="one" checked><input type="radio" name="r" id="two"><input type="range">')
    const type = (selector: string, value: string) => {
      ;(find(selector) as HTMLInputElement).value = value
      find(selector).dispatchEvent(new Event('input', { bubbles: true }))
    }
    for (const text of ['f', 'fe', 'fern']) type('#name', text)
    type('textarea', 'two\nlines')
    type('[type=range]', '70')
    type('select', 'b')
    find('#agree').click()
    find('#two').click()
  },
  'much at once, out of order': async () => {
    make(`<ol>${'<li>x</li>'.repeat(40)}</ol>`)
    const list = find('ol')
    for (const item of [...list.children].toReversed()) list.append(item)
    list.children[3]!.before(list.children[30]!, 'text', list.children[10]!)
    await wait(30)
    const moved = list.children[5]!
    moved.remove()
    list.replaceChildren(...[...list.children].filter((_, index) => index % 3 > 0), moved)
    moved.innerHTML = '<b>a</b><i>b</i>'
    moved.firstElementChild!.before(moved.lastElementChild!)
  },
  scrolling: async () => {
    make('<div id="box" style="height: 90px; overflow: auto"><p style="height: 900px">tall</p></div>')
    make('<p style="height: 5000px; width: 3000px">wide</p>')
    for (let step = 1; step < 5; step += 1) {
      find('#box').scrollTop = step * 60
      scrollTo(step * 20, step * 300)
      await wait(110)
    }
    find('#box').remove()
    await wait(120)
  },
  'a selection': async () => {
    make('<p id="text">some words to <b>select</b></p><textarea>and these</textarea>')
    getSelection()!.selectAllChildren(find('#text'))
    await wait(30)
    getSelection()!.setBaseAndExtent(find('#text').firstChild!, 3, find('b').firstChild!, 4)
    await wait(30)
    find('#text').replaceChildren()
  },
  'shadow roots': async () => {
    make('<div id="host"><p slot="a">light</p></div>')
    const root = find('#host').attachShadow({ mode: 'open' })
    root.innerHTML = '<style>p { color: green }</style><slot name="a"></slot><div id="inner"></div>'
    root.querySelector('#inner')!.attachShadow({ mode: 'open' }).innerHTML = '<input value="deep">'
    await wait(30)
    root.querySelector('#inner')!.shadowRoot!.prepend('deeper')
    root.querySelector('style')!.textContent = 'p { color: teal }'
    await wait(30)
    document.body.append(document.createElement('section'))
    find('section').append(find('#host'))
  },
  'style sheets': async () => {
    make('<style id="one">a { color: red } @media all { b { color: red } }</style><a>a</a><b>b</b>')
    const sheet = document.querySelector<HTMLStyleElement>('#one')!.sheet!
    sheet.insertRule('i { color: red }', 1)
    ;(sheet.cssRules[2] as CSSMediaRule).insertRule('u { top: 0 }', 0)
    ;(sheet.cssRules[0] as CSSStyleRule).style.color = 'blue'
    await wait(30)
    find('#one').append('em { color: red }')
    find('#one').firstChild!.nodeValue = 'a { color: green }'
    await wait(30)
    document.querySelector<HTMLStyleElement>('#one')!.sheet!.deleteRule(0)
    find('#one').remove()
    document.head.append(document.createElement('style'))
  },
  'a video': async () => {
    make('<video muted loop controls></video><audio></audio>')
    const video = document.querySelector('video')!
    video.volume = 0.3
    video.playbackRate = 2
    void video.play().catch(() => undefined)
    await wait(60)
    video.pause()
    video.currentTime = 4
    video.dispatchEvent(new Event('seeked', { bubbles: true }))
    await wait(60)
    make('<video muted src="data:video/mp4,none"></video><p>after it</p>')
    Object.defineProperty(find('video:last-of-type'), 'paused', { value: false })
    await wait(30)
    document.querySelector('audio')!.remove()
  },
  'a style that is wrong': async () => {
    make('<style>p { color: re; } } @media { q {{{</style><p style="color:; :x; width: calc(; --a: {}">wrong</p>')
    await wait(30)
    find('p').setAttribute('style', '}{ ;;; color: url(')
    find('style').textContent = '@import; @charset; p:unknown(:is) { } \\'
    await wait(30)
    find('p').style.cssText = 'width: 10px; height'
  },
  'a textarea with children': async () => {
    make('<textarea>first</textarea>')
    const area = document.querySelector('textarea')!
    await wait(30)
    area.append(' second', document.createElement('b'), document.createComment('third'))
    await wait(30)
    area.value = 'typed'
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.replaceChildren('default')
    await wait(30)
    area.remove()
  },
}

const DONE_MS = 150

/** Records a page of its own in which that happens, a while after the recorder was started. */
export async function recordSituation(browser: Browser, name: string): Promise<eventWithTime[]> {
  const page = await browser.newPage()
  try {
    await page.setContent('<!doctype html><html><head><title>situation</title></head><body></body></html>')
    await page.addScriptTag({ path: RECORDER })
    const helpers = `const make = ${make.toString()}; const find = ${find.toString()}; const wait = ${wait.toString()}`
    return (await page.evaluate(`(async () => {
      ${helpers}
      const recorded = []
      const start = globalThis.rrwebRecord?.record ?? globalThis.record.record ?? globalThis.record
      start({ emit: (event) => recorded.push(structuredClone(event)), recordAfter: 'DOMContentLoaded', sampling: { input: 'all' } })
      await wait(${DONE_MS})
      await (${SITUATIONS[name]!.toString()})()
      await wait(${DONE_MS})
      return recorded
    })()`)) as eventWithTime[]
  } finally {
    await page.close()
  }
}
