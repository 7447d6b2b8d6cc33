/** Steps that `changePage` knows. */
export const STEP_COUNT = 29

/**
 * One step in the life of a page that changes in every way rrweb records; the first starts the recorder. Runs inside a
 * page: must be self-contained. Answers the moment at which all of it had been recorded.
 */
export async function changePage(step: number): Promise<number> {
  const page = globalThis as unknown as {
    recorded: unknown[]
    record: { record?: (options: object) => unknown } & ((options: object) => unknown)
    rrwebRecord?: { record: (options: object) => unknown }
    sheets: CSSStyleSheet[]
  }
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
  const findField = (selector: string) => document.querySelector<HTMLInputElement>(selector)!
  const findSelect = (selector: string) => document.querySelector<HTMLSelectElement>(selector)!
  const sheetOf = (selector: string) => document.querySelector<HTMLStyleElement>(selector)!.sheet!
  const make = (html: string) => {
    const template = document.createElement('template')
    template.innerHTML = html
    return template.content.firstElementChild as HTMLElement
  }
  const frameOf = (selector: string) => document.querySelector<HTMLIFrameElement>(selector)!.contentDocument!
  const typeInto = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const steps: (() => unknown)[] = [
    () => {
      document.head.append(
        make(
          '<style>#list { height: 60px; overflow: auto } @media all { p { margin: 1px } q { color: blue } }</style>',
        ),
        make('<style id="plain">u { color: gray }</style>'),
      )
      document.body.append(
        make(`<main><h1 style="color: red; margin: 0">Before</h1><ul id="list">${Array.from({ length: 30 }, (_, i) => `<li>${i}</li>`).join('')}</ul>
          <form><input id="name" value="first"><input id="agree" type="checkbox"><input type="radio" name="r" value="a" checked><input type="radio" name="r" value="b">
          <input id="when" type="range"><textarea id="story">once</textarea><select id="choice"><option>one</option><option value="2">two</option></select>
          <select id="many" multiple><option selected>x</option><option>y</option></select></form></main>`),
        make('<div style="height: 4000px; width: 3000px">tall</div>'),
      )
      page.recorded = []
      const { rrwebRecord, record } = page
      const start = rrwebRecord?.record ?? record.record ?? record
      start({
        emit: (event: unknown) => page.recorded.push(structuredClone(event)),
        recordAfter: 'DOMContentLoaded',
        collectFonts: true,
      })
    },
    () => find('h1').replaceChildren('After ', make('<em>all</em>')),
    () => find('main').prepend(make('<section><p>one</p><p>two <b>bold</b></p></section>')),
    () => find('#list').append(...[...find('#list').children].toReversed()),
    () => find('section').after(find('form')),
    () => {
      find('section').remove()
      find('main').append(make('<article><p>kept</p></article>'), document.createComment('note'))
      find('article').prepend(make('<p id="moved">moved</p>'), 'text')
    },
    () => (find('article p').firstChild!.nodeValue = 'changed text'),
    () => {
      const { style } = find('h1')
      style.setProperty('background-color', 'yellow', 'important')
      style.marginTop = '7px'
      style.setProperty('--gap', '3px')
      style.removeProperty('color')
    },
    () => {
      find('h1').style.margin = ''
      find('article').setAttribute('style', 'border: 1px solid red; padding: 2px 3px')
      find('h1').className = 'title wide'
      find('article').dataset['x'] = 'y'
    },
    () => {
      find('article').style.borderLeft = 'none'
      find('article').style.padding = ''
      delete find('article').dataset['x']
    },
    () => {
      typeInto(findField('#name'), 'typed')
      typeInto(document.querySelector<HTMLTextAreaElement>('#story')!, 'upon a time')
      findField('#when').value = '70'
    },
    () => {
      find('#agree').click()
      findField('[value="b"]').click()
      findSelect('#choice').value = '2'
      findSelect('#many').selectedIndex = 1
    },
    () => {
      find('#name').setAttribute('value', 'default that shows no more')
      find('#choice').append(make('<option value="3">three</option>'))
      findSelect('#choice').value = '3'
      find('#story').textContent = 'a new default'
    },
    () => {
      find('#list').scrollTop = 120
      scrollTo(40, 300)
    },
    () => {
      sheetOf('style').insertRule('.title { letter-spacing: 2px }', 1)
      sheetOf('#plain').insertRule('.lost { color: red }', 1)
    },
    () => {
      const sheet = sheetOf('style')
      const group = [...sheet.cssRules].find((rule) => rule instanceof CSSMediaRule)!
      group.insertRule('em { color: green }', 1)
      group.deleteRule(0)
      sheet.insertRule('.later { color: pink }', sheet.cssRules.length)
      ;(sheet.cssRules[1] as CSSStyleRule).style.setProperty('color', 'teal')
      ;(sheet.cssRules[0] as CSSStyleRule).style.setProperty('width', '90px', 'important')
    },
    () => {
      const sheet = sheetOf('style')
      sheet.deleteRule(sheet.cssRules.length - 1)
      document.head.append(make('<style id="empty"></style>'))
    },
    () => {
      const sheet = sheetOf('#empty')
      for (const name of ['a', 'b', 'c', 'd']) sheet.insertRule(`.${name} { color: red }`, sheet.cssRules.length)
      sheet.deleteRule(1)
    },
    () => find('#plain').append('p { padding: 5px }'),
    () => {
      const host = find('main').appendChild(make('<div id="host"><i>light</i></div>'))
      host.attachShadow({ mode: 'open' }).append(make('<p>in the shadow <slot></slot></p>'))
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('p { color: purple }')
      page.sheets = [sheet]
      document.adoptedStyleSheets = [sheet]
    },
    () => {
      const other = new CSSStyleSheet()
      other.insertRule('p { margin-left: 9px }')
      page.sheets.push(other)
      find('#host').shadowRoot!.adoptedStyleSheets = [other]
      find('#host').shadowRoot!.prepend(make('<u>first in the shadow</u>'))
    },
    () => {
      page.sheets[0]!.insertRule('q { quotes: none }', 1)
      page.sheets[1]!.replaceSync('b { color: gold }')
      find('#host').shadowRoot!.querySelector('p')!.append('!')
    },
    () => {
      find('main').append(make('<iframe id="frame"></iframe>'))
      frameOf('#frame').body.append(make('<p style="height: 900px">in the frame</p>'))
    },
    () => {
      frameOf('#frame').body.append(make('<ol><li>new in the frame</li></ol>'), make('<input value="frame field">'))
      frameOf('#frame').body.append(make('<iframe id="inner"></iframe>'))
      frameOf('#frame').defaultView!.scrollTo(0, 50)
    },
    () => {
      const inner = frameOf('#frame').querySelector<HTMLIFrameElement>('#inner')!.contentDocument!
      inner.body.append(make('<b>two deep</b>'))
      frameOf('#frame').querySelector('li')!.textContent = 'changed in the frame'
    },
    () => {
      find('main').append(
        make('<video muted loop></video>'),
        make('<svg><defs><clipPath id="c"></clipPath></defs><rect width="9"></rect></svg>'),
      )
      document.querySelector('video')!.volume = 0.5
    },
    () => {
      find('rect').setAttribute('width', '20')
      find('#name').focus()
      getSelection()!.selectAllChildren(find('article'))
      find('article').dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 30, clientY: 40 }))
      find('article').click()
    },
    () => {
      find('#frame').remove()
      find('#host').before(find('svg'))
      find('#choice').remove()
    },
    () => {
      find('main').append(make('<dialog>hello</dialog>'))
      document.querySelector('dialog')!.showModal()
    },
  ]
  await steps[step]!()
  // Observers, throttled scrolls and moves have all been told of by then.
  await wait(step === 26 ? 700 : 180)
  return Date.now()
}

/** A hundred changes at random, of a page that `changePage` has begun to record. Runs inside a page: self-contained. */
export async function shufflePage(seed: number): Promise<number> {
  let state = seed
  const pick = <T>(list: ArrayLike<T>): T | undefined => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return list[state % Math.max(1, list.length)]
  }
  const all = () => document.querySelectorAll('main, main *:not(option, style, textarea)')
  const sheet = document.querySelector('style')!.sheet!
  const changes: (() => void)[] = [
    () => pick(all())?.append(`text ${state}`),
    () => pick(all())?.prepend(document.createElement(pick(['b', 'i', 'p', 'ul', 'section'])!)),
    () => {
      const [node, place] = [pick(all()), pick(all())]
      if (node && place && place.localName !== 'main' && !node.contains(place)) place.before(node)
    },
    () => {
      const node = pick(all())
      if (node && all().length > 40 && node.localName !== 'main') node.remove()
    },
    () => pick(all())?.setAttribute(pick(['title', 'class', 'lang'])!, `value ${state % 9}`),
    () => pick(all())?.removeAttribute(pick(['title', 'class'])!),
    () =>
      (pick(all()) as HTMLElement).style.setProperty(
        pick(['color', 'margin', 'margin-top', 'width'])!,
        pick(['red', '3px', '7px', ''])!,
      ),
    () => sheet.insertRule(`.r${state} { color: red }`, state % (sheet.cssRules.length + 1)),
    () => sheet.cssRules.length > 3 && sheet.deleteRule(state % sheet.cssRules.length),
    () => {
      const text = pick([...document.createNodeIterator(document.querySelector('main')!, 4).referenceNode.childNodes])
      if (text?.nodeType === 3) text.nodeValue = `changed ${state}`
    },
    () => {
      const node = pick(all())
      if (node?.localName !== 'main') node?.replaceChildren(document.createElement('hr'), `only ${state}`)
    },
  ]
  for (let count = 0; count < 100; count += 1) {
    try {
      pick(changes)!()
    } catch {
      // A place that cannot hold it: the next change is as good.
      count += 0
    }
    if (count % 10 === 9) await new Promise((resolve) => setTimeout(resolve))
  }
  await new Promise((resolve) => setTimeout(resolve, 30))
  return Date.now()
}
