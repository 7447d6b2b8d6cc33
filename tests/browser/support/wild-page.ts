/**
 * A program of random changes, the same for the same seed, of every kind a recorder has to follow: nodes moved in and out
 * of shadow roots, frames and what is detached, texts, attributes, fields, rules, adopted sheets. Runs inside a page: must
 * be self-contained. Ends when all of it was told.
 */
export async function runWild(seed: number, count: number): Promise<void> {
  let state = seed * 7_919 + 17
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >>> 8) / 8_388_608
  }
  const below = (most: number) => Math.floor(random() * most)
  const pick = <T>(list: ArrayLike<T>): T => list[below(list.length)]!
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  const detached: Node[] = []
  const sheets: CSSStyleSheet[] = []
  let next = 0
  const listRoots = (): (Document | ShadowRoot)[] => {
    const roots: (Document | ShadowRoot)[] = [document]
    for (const root of roots)
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot)
    return roots
  }
  const isHolder = (element: Element) => element.matches('main, div, section, p, b, i, ul, li')
  const listElements = () =>
    listRoots().flatMap((root) => [...root.querySelectorAll('main, main *, :host *, div, section, p, b, i, ul, li')])
  const holders = () => listElements().filter(isHolder)
  const anything = () => listElements().filter((element) => element.localName !== 'main')
  const make = (): Node => {
    next += 1
    const kind = below(8)
    if (kind === 0) return document.createTextNode(`text ${next}`)
    if (kind === 1) return document.createComment('')
    const element = document.createElement(pick(['div', 'section', 'p', 'b', 'i', 'ul', 'li']))
    element.id = `n${next}`
    for (let child = below(3); child > 0; child -= 1) element.append(make())
    return element
  }
  const fields = () => [...document.querySelectorAll<HTMLInputElement>('input')]

  const changes: (() => unknown)[] = [
    () => pick(holders()).append(make()),
    () => pick(holders()).prepend(make(), make()),
    () => {
      const place = pick(anything())
      place.before(make())
    },
    () => {
      // Moved, with all that is in it.
      const [node, place] = [pick(anything()), pick(holders())]
      if (node && place && !node.contains(place) && node.getRootNode({ composed: true }) === document)
        place.append(node)
    },
    () => {
      const [node, place] = [pick(anything()), pick(anything())]
      if (node && place && !node.contains(place)) place.before(node)
    },
    () => {
      const node = pick(anything())
      if (!node) return
      node.remove()
      detached.push(node)
    },
    () => {
      // Changed while nobody sees it, and back.
      const node = detached.splice(below(detached.length), 1)[0]
      if (!node) return
      if (isHolder(node as Element)) (node as Element).append(make())
      pick(holders()).append(node)
    },
    () => {
      const node = pick(anything())
      if (isHolder(node) && node.childElementCount < 6) node.innerHTML = `<p>inner ${next}</p>tail<b>bold</b>`
    },
    () => pick(holders()).replaceChildren(make()),
    () => pick(anything())?.setAttribute(pick(['title', 'class', 'lang', 'data-x']), `value ${below(9)}`),
    () => pick(anything())?.removeAttribute(pick(['title', 'class', 'lang'])),
    () => (pick(holders()) as HTMLElement).style.setProperty(pick(['color', 'margin']), pick(['red', '3px', ''])),
    () => {
      const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
      for (let steps = below(20); steps > 0; steps -= 1) walker.nextNode()
      if (walker.currentNode.nodeType === 3) walker.currentNode.nodeValue = `changed ${next}`
    },
    () => {
      const host = pick(holders().filter((element) => element.matches('div, section, p') && !element.shadowRoot))
      if (!host || listRoots().length > 6) return
      host.attachShadow({ mode: 'open' }).append(make(), document.createElement('slot'))
    },
    () => {
      const field = pick(fields())
      if (field.type === 'checkbox') field.checked = !field.checked
      else field.value = `typed ${next}`
    },
    () => (document.querySelector('select')!.selectedIndex = below(3)),
    () => (document.querySelector('textarea')!.value = `story ${next}`),
    () => {
      const sheet = document.querySelector<HTMLStyleElement>('#rules')?.sheet
      if (!sheet) return
      if (sheet.cssRules.length > 4) sheet.deleteRule(below(sheet.cssRules.length))
      else sheet.insertRule(`.r${next} { color: red }`, below(sheet.cssRules.length + 1))
    },
    () => {
      const style = document.createElement('style')
      style.textContent = `.s${next} { margin: 1px }`
      pick(holders()).append(style)
      if (below(2) === 0) style.sheet?.insertRule(`.t${next} { padding: 2px }`)
    },
    () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`p { border-width: ${below(9)}px }`)
      sheets.push(sheet)
      pick(listRoots()).adoptedStyleSheets = sheets.slice(-2)
    },
    () => pick(sheets)?.insertRule(`i { top: ${below(9)}px }`),
    () => {
      if (document.querySelectorAll('iframe').length > 2) return
      const frame = document.createElement('iframe')
      frame.id = `f${next}`
      document.querySelector('main')!.append(frame)
      frame.contentDocument!.body.append(`frame ${next}`)
    },
    () => {
      const body = document.querySelector('iframe')?.contentDocument?.body
      body?.append(`more ${next}`, body.ownerDocument.createElement('hr'))
    },
    () => document.querySelector('iframe')?.remove(),
  ]
  for (let done = 0; done < count; done += 1) {
    try {
      pick(changes)()
    } catch (error) {
      // A place that cannot hold it, or none that there is: the next change is as good.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error
    }
    const pause = below(20)
    if (pause === 0) await wait(0)
    else if (pause === 1) await new Promise((resolve) => requestAnimationFrame(resolve))
    else if (pause === 2) await Promise.resolve()
  }
  await wait(60)
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await wait(60)
}

export const WILD_PAGE = `<!doctype html><html><head><title>wild</title><style id="rules">.a { color: blue } .b { color: green }</style></head>
  <body><main>${'<section><p>one <b>two</b></p><ul><li>a</li><li>b <i>c</i></li></ul></section>'.repeat(6)}</main>
  <form><input id="one" value="first"><input id="two" type="checkbox"><select><option>x</option><option>y</option><option>z</option></select><textarea>once</textarea></form></body></html>`
