/**
 * How pages mark for other recorders what these may keep. A page that was prepared for one of them is prepared for us.
 * What a page marks as harmless is shown where the level shows text anyway; its fields, and everything at strict, are
 * shown by the person's own rules only.
 */
export interface Markers {
  mask: readonly string[]
  block: readonly string[]
  ignore: readonly string[]
  show: readonly string[]
}

/** Read from each tool's documentation or from the recorder it ships; a form found in neither is not here. */
export const MARKERS: Record<string, Markers> = {
  rrweb: { mask: ['.rr-mask', '[data-rr-is-password]'], block: ['.rr-block'], ignore: ['.rr-ignore'], show: [] },
  /** Two of its values keep the shape of a text; any other, and none, keeps the size alone. */
  logRocket: {
    mask: ['[data-private="redact"]', '[data-private="lipsum"]'],
    block: ['[data-private]:not([data-private="redact"],[data-private="lipsum"],[data-private="false"])', '._lr-hide'],
    ignore: [],
    show: ['[data-public]', '[data-private="false"]'],
  },
  posthog: { mask: ['.ph-mask'], block: ['.ph-no-capture'], ignore: ['.ph-ignore-input'], show: [] },
  sentry: {
    mask: ['.sentry-mask', '[data-sentry-mask]'],
    block: ['.sentry-block', '[data-sentry-block]'],
    ignore: ['.sentry-ignore', '[data-sentry-ignore]'],
    show: ['.sentry-unmask', '[data-sentry-unmask]', '.sentry-unblock', '[data-sentry-unblock]'],
  },
  amplitude: { mask: ['.amp-mask'], block: ['.amp-block'], ignore: [], show: ['.amp-unmask'] },
  mixpanel: { mask: ['.mp-mask'], block: ['.mp-block'], ignore: [], show: [] },
  /** Nobody is asked for a consent here, so what waits for one is masked. */
  fullStory: {
    mask: ['.fs-mask', '.fs-mask-without-consent'],
    block: ['.fs-block', '.fs-exclude', '.fs-exclude-without-consent', '[data-fs-exclude]'],
    ignore: [],
    show: ['.fs-unmask'],
  },
  clarity: {
    mask: ['[data-clarity-mask]:not([data-clarity-mask="false" i])'],
    block: [],
    ignore: [],
    show: ['[data-clarity-unmask]:not([data-clarity-unmask="false" i])'],
  },
  openReplay: {
    mask: ['[data-openreplay-obscured]', '[data-openreplay-masked]'],
    block: ['[data-openreplay-hidden]', '[data-openreplay-htmlmasked]'],
    ignore: [],
    show: ['[data-openreplay-unmask]'],
  },
  matomo: {
    mask: ['[data-matomo-mask]', '[data-piwik-mask]'],
    block: [],
    ignore: [],
    show: ['[data-matomo-unmask]', '[data-piwik-unmask]'],
  },
  highlight: { mask: ['.highlight-mask'], block: ['.highlight-block'], ignore: ['.highlight-ignore'], show: [] },
  datadog: {
    mask: [
      '[data-dd-privacy="mask" i]',
      '[data-dd-privacy="mask-user-input" i]',
      '[data-dd-privacy="mask-unless-allowlisted" i]',
      '.dd-privacy-mask',
      '.dd-privacy-mask-user-input',
      '.dd-privacy-mask-unless-allowlisted',
    ],
    block: ['[data-dd-privacy="hidden" i]', '.dd-privacy-hidden'],
    ignore: [],
    show: ['[data-dd-privacy="allow" i]', '.dd-privacy-allow'],
  },
  hotjar: {
    mask: ['[data-hj-suppress]', '.data-hj-suppress'],
    block: [],
    ignore: [],
    show: ['[data-hj-allow]', '.data-hj-allow'],
  },
  smartlook: {
    mask: ['[data-sl="mask"]', '[data-recording-sensitive]'],
    block: ['[data-sl="exclude"]', '[data-recording-disable]', '.smartlook-hide'],
    ignore: ['[data-recording-sensitive]', '[data-recording-ignore]'],
    show: ['[data-sl="unmask"]', '.smartlook-show'],
  },
  newRelic: {
    mask: ['.nr-mask', '[data-nr-mask]'],
    block: ['.nr-block', '[data-nr-block]'],
    ignore: ['.nr-ignore'],
    show: ['.nr-unmask', '[data-nr-unmask]'],
  },
  heap: {
    mask: ['[data-heap-redact-text]', '[data-heap-redact-attributes]'],
    block: [],
    ignore: ['[heap-ignore]'],
    show: [],
  },
  contentsquare: { mask: ['[data-cs-encrypt]'], block: ['[data-cs-mask]'], ignore: [], show: ['[data-cs-capture]'] },
  mouseflow: {
    mask: ['[data-mf-replace-inner]'],
    block: ['.mf-masked', '.mf-excluded', '[data-mf-replace]'],
    ignore: [],
    show: [],
  },
  luckyOrange: { mask: ['.lo-sensitive', '.losensitive'], block: [], ignore: [], show: ['.lo-not-sensitive'] },
  dynatrace: { mask: ['[data-dtrum-mask]'], block: [], ignore: [], show: ['[data-dtrum-allow]'] },
  quantumMetric: {
    mask: ['[data-qm-encrypt]'],
    block: ['[data-qm-block]', '[data-qm-freeze-exclude]'],
    ignore: [],
    show: ['[data-qm-allow]'],
  },
  inspectlet: { mask: ['.inspectlet-sensitive', '.inspectletIgnore'], block: [], ignore: [], show: [] },
  sessionStack: { mask: ['.sessionstack-sensitive'], block: [], ignore: [], show: [] },
  glassbox: { mask: ['.cls_mask'], block: [], ignore: [], show: [] },
  sessionRewind: { mask: [], block: ['[data-sr-redact]'], ignore: [], show: [] },
  userback: { mask: [], block: ['.userback-block'], ignore: ['.userback-ignore'], show: [] },
  zipy: { mask: [], block: ['.zipy-block'], ignore: [], show: [] },
}

/** All selectors of one meaning, of every tool. */
export function listMarkers(meaning: keyof Markers): string[] {
  return Object.values(MARKERS).flatMap((markers) => markers[meaning])
}
