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

export const MARKERS: Record<string, Markers> = {
  rrweb: { mask: ['.rr-mask', '[data-rr-is-password]'], block: ['.rr-block'], ignore: ['.rr-ignore'], show: [] },
  /** Without a value, or with one of LogRocket's: `redact` and `lipsum` mask, `exclude` blocks. */
  logRocket: {
    mask: ['[data-private]:not([data-private="exclude"],[data-private="false"])'],
    block: ['[data-private="exclude"]'],
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
  amplitude: { mask: ['.amp-mask'], block: ['.amp-block'], ignore: ['.amp-ignore'], show: ['.amp-unmask'] },
  fullStory: {
    mask: ['.fs-mask', '.fs-mask-without-consent', '[data-fs-mask]'],
    block: ['.fs-block', '.fs-exclude', '.fs-exclude-without-consent', '[data-fs-exclude]'],
    ignore: [],
    show: ['.fs-unmask', '.fs-unmask-with-consent', '[data-fs-unmask]'],
  },
  clarity: {
    mask: ['[data-clarity-mask]:not([data-clarity-mask="false" i])'],
    block: [],
    ignore: [],
    show: ['[data-clarity-unmask]:not([data-clarity-unmask="false" i])'],
  },
  openReplay: {
    mask: ['[data-openreplay-masked]', '[data-openreplay-obscured]'],
    block: ['[data-openreplay-hidden]'],
    ignore: ['[data-openreplay-ignored]'],
    show: ['[data-openreplay-unmask]', '[data-openreplay-plain]'],
  },
  matomo: {
    mask: ['[data-matomo-mask]', '[data-piwik-mask]'],
    block: [],
    ignore: [],
    show: ['[data-matomo-unmask]', '[data-piwik-unmask]'],
  },
  highlight: {
    mask: ['.highlight-mask', '[data-hl-mask]'],
    block: ['.highlight-block', '[data-hl-block]'],
    ignore: ['.highlight-ignore', '[data-hl-ignore]'],
    show: ['[data-hl-unmask]'],
  },
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
  hotjar: { mask: ['[data-hj-suppress]'], block: [], ignore: [], show: ['[data-hj-allow]'] },
  smartlook: {
    mask: ['[data-recording-sensitive]'],
    block: ['[data-recording-disable]', '.smartlook-hide'],
    ignore: ['[data-recording-ignore]'],
    show: ['.smartlook-show'],
  },
  newRelic: {
    mask: ['.nr-mask', '[data-nr-mask]'],
    block: ['.nr-block', '[data-nr-block]'],
    ignore: ['.nr-ignore', '[data-nr-ignore]'],
    show: ['.nr-unmask', '[data-nr-unmask]'],
  },
  heap: { mask: ['[data-heap-redact-text]'], block: [], ignore: [], show: [] },
}

/** All selectors of one meaning, of every tool. */
export function listMarkers(meaning: keyof Markers): string[] {
  return Object.values(MARKERS).flatMap((markers) => markers[meaning])
}
