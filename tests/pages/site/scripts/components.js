/** Styles that never stand in the markup: sheets adopted by the document and by shadow roots, rules put in one by one. */
const UPDATE_EVERY_MS = 300
/** Then it holds still, so that a test can compare a final state. */
const UPDATE_COUNT = 12

const shared = new CSSStyleSheet()
shared.replaceSync(`
  :host { display: block; padding: 20px; border: 1px solid #dfe3da; border-radius: 10px; background: #fff; }
  .bar { height: 10px; border-radius: 5px; background: #e6f0e6; overflow: hidden; }
  .fill { height: 100%; background: #1f5b43; }
  h3 { margin: 0 0 8px; font: bold 18px Georgia, serif; }
`)

class CareGauge extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot !== null) return
    const value = Number(this.getAttribute('value'))
    const root = this.attachShadow({ mode: 'open' })
    const own = new CSSStyleSheet()
    own.insertRule(`.fill { width: ${value}%; }`)
    root.adoptedStyleSheets = [shared, own]
    root.innerHTML = `
      <h3>${this.getAttribute('label')}</h3>
      <div class="bar" role="meter" aria-label="${this.getAttribute('label')}"
        aria-valuemin="0" aria-valuemax="100" aria-valuenow="${value}"><div class="fill"></div></div>
      <p>${value} %</p>
      <slot></slot>`
  }
}
customElements.define('care-gauge', CareGauge)

const page = new CSSStyleSheet()
page.replaceSync('.reading { font: 28px Georgia, serif; color: #b4532f; }')
document.adoptedStyleSheets = [page]

// As a CSS-in-JS library does in production: an empty <style>, filled by insertRule alone.
const style = document.createElement('style')
document.head.append(style)
style.sheet.insertRule('.ruled { border-left: 6px solid #1f5b43; }')
style.sheet.insertRule('@media (width > 0) { .ruled h2 { color: #1f5b43; } }', 1)

const ADDED_RULE = '.ruled { background: #f4ead9; }'

function onClick(id, act) {
  document.querySelector(`#${id}`).addEventListener('click', act)
}
onClick('add-rule', () => style.sheet.insertRule(ADDED_RULE, style.sheet.cssRules.length))
onClick('delete-rule', () => {
  if (style.sheet.cssRules.length > 2) style.sheet.deleteRule(style.sheet.cssRules.length - 1)
})
onClick('swap-sheet', () => {
  const other = new CSSStyleSheet()
  other.replaceSync('.reading { font: italic 28px Georgia, serif; color: #3b5f8a; }')
  document.adoptedStyleSheets = [other]
})
onClick('add-gauge', () => {
  const gauge = document.createElement('care-gauge')
  gauge.setAttribute('label', 'Draught')
  gauge.setAttribute('value', '17')
  document.querySelector('.reasons').append(gauge)
})

let updates = 0
const timer = setInterval(() => {
  updates += 1
  document.querySelector('#reading').textContent = `${(18 + updates / 10).toFixed(1)} °C`
  if (updates === UPDATE_COUNT) clearInterval(timer)
}, UPDATE_EVERY_MS)
