import type { Arrival, Flow, FlowStep, OpenText, Target } from './flow/flow'
import { joinText } from './flow/open-text'

/** In px from the upper left of an element: inside of the smallest boxes, and of round corners. */
const OFFSET_PX = 8

/**
 * A flow as the Recorder of Chrome's DevTools keeps it: JSON of a `UserFlow` (github.com/puppeteer/replay,
 * src/Schema.ts), which its importers, @puppeteer/replay and many exporters take. What was masked stands in it as
 * `{{NAME}}`.
 */
export function writeDevtoolsRecording(flow: Flow): string {
  return `${JSON.stringify({ title: flow.title, steps: flow.steps.flatMap(writeStep) }, undefined, 2)}\n`
}

function writeStep(step: FlowStep): object[] {
  switch (step.kind) {
    case 'viewport':
      return [
        {
          type: 'setViewport',
          width: step.width,
          height: step.height,
          deviceScaleFactor: 1,
          isMobile: false,
          hasTouch: false,
          isLandscape: false,
        },
      ]
    case 'open':
      return [{ type: 'navigate', url: write(step.url), ...assert({ url: step.url, title: step.title }) }]
    case 'click':
      return [
        { type: 'click', ...writeTarget(step.target), offsetX: OFFSET_PX, offsetY: OFFSET_PX, ...assert(step.arrival) },
      ]
    case 'fill':
      return [{ type: 'change', ...writeTarget(step.target), value: write(step.value) }]
    case 'enter':
      return [
        { type: 'keyDown', target: 'main', key: 'Enter', ...assert(step.arrival) },
        { type: 'keyUp', target: 'main', key: 'Enter' },
      ]
    case 'scroll':
      return [{ type: 'scroll', target: 'main', x: step.x, y: step.y }]
    case 'see':
      return [{ type: 'waitForElement', target: 'main', selectors: [[`aria/${step.heading}[role="heading"]`]] }]
    default:
      return []
  }
}

const write = (text: OpenText) => joinText(text, ({ name }) => `{{${name}}}`)

function assert(arrival: Arrival | undefined): object {
  if (!arrival) return {}
  const { url, title } = arrival
  const shown = joinText(url, () => '*')
  return { assertedEvents: [{ type: 'navigation', url: shown, ...(title !== '' && { title }) }] }
}

function writeTarget({ frame, ...target }: Target): object {
  const selectors = listSelectors(target)
  if (!frame) return { target: 'main', selectors }
  return 'url' in frame ? { target: frame.url, selectors } : { target: 'main', frame: frame.path, selectors }
}

function listSelectors({ role, name, text, testId, css }: Omit<Target, 'frame'>): string[][] {
  const found = [
    ...(name === '' ? [] : [[`aria/${name}[role="${role}"]`]]),
    ...(testId === '' ? [] : [[testId]]),
    ...(css.length === 0 ? [] : [[...css]]),
    ...(text === '' ? [] : [[`text/${text}`]]),
  ]
  return found.length > 0 ? found : [['body']]
}
