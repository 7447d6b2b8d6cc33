/** Packages of tests/bench/package.json, which an ordinary install does not have: what the bench calls of them. */
declare module '@sentry/browser' {
  export function init(options: object): void
  export function replayIntegration(options: object): object
  export function getReplay(): { getReplayId(): string | undefined; flush(): Promise<void> } | undefined
  export function flush(timeoutMs: number): Promise<boolean>
}
declare module '@openreplay/tracker' {
  export default class Tracker {
    constructor(options: object)
    start(): Promise<{ success: boolean }>
    stop(): void
  }
}
declare module '@datadog/browser-rum' {
  export const datadogRum: {
    init(options: object): void
    startSessionReplayRecording(options: object): void
    stopSessionReplayRecording(): void
    getSessionReplayLink(): string | undefined
  }
}
declare module 'posthog-js/dist/posthog-recorder.js'
declare module '@rrweb/packer' {
  export function pack(event: object): string
}
declare module 'react' {
  type Change<Value> = (next: (before: Value) => Value) => void
  export function createElement(type: unknown, properties?: object | null, ...children: unknown[]): object
  export function useState<Value>(first: Value): [Value, Change<Value>]
}
declare module 'react-dom' {
  export function flushSync(work: () => void): void
}
declare module 'react-dom/client' {
  export function createRoot(root: Element): { render(view: object): void; unmount(): void }
}
declare module 'vue' {
  export function h(type: string, properties?: unknown, children?: unknown): object
  export function ref<Value>(first: Value): { value: Value }
  export function defineComponent(setup: () => () => object): object
  export function createApp(view: object): { mount(root: Element): void; unmount(): void }
}
declare module 'lit' {
  export class LitElement extends HTMLElement {
    static properties: object
    static styles: object
    render(): object
  }
  export function css(parts: TemplateStringsArray): object
  export function html(parts: TemplateStringsArray, ...values: unknown[]): object
  export function render(view: object, root: HTMLElement): void
}
declare module 'lit/directives/repeat.js' {
  export function repeat<Value>(
    values: readonly Value[],
    keyOf: (value: Value) => unknown,
    draw: (value: Value) => object,
  ): object
}
declare module 'codemirror' {
  export const basicSetup: object
  export class EditorView {
    constructor(options: { parent: Element; extensions: object[]; doc: string })
    dom: HTMLElement
    scrollDOM: HTMLElement
    dispatch(change: object): void
    destroy(): void
  }
}
declare module '@emotion/css' {
  export function css(parts: TemplateStringsArray, ...values: unknown[]): string
  export function flush(): void
}
declare module 'chart.js' {
  export const registerables: object[]
  export class Chart {
    static register(...parts: object[]): void
    constructor(canvas: HTMLCanvasElement, options: object)
    data: { datasets: { data: number[] }[] }
    update(mode: string): void
    destroy(): void
  }
}
