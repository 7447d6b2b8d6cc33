/** States that are no attributes are stored as attributes of these names, the first two `true` while they last. */
export const POPOVER = 'rr_popover'
export const INDETERMINATE = 'rr_indeterminate'
/** Of the root: the colours the person wants, `light` or `dark`. */
export const SCHEME = 'rr_scheme'
/** Of the root: what else of `MEDIA_FEATURES` holds, and `resolution` in dots for a pixel of CSS, with `; ` between. */
export const MEDIA = 'rr_media'

/** Of a feature that is not among those that hold, `none` or `no-preference` does (Media Queries 5). */
export const MEDIA_FEATURES: readonly string[] = [
  'prefers-reduced-motion: reduce',
  'prefers-contrast: more',
  'forced-colors: active',
  'hover: hover',
  'pointer: fine',
  'pointer: coarse',
]

/** What they are called in a replay: a Replayer leaves out what begins with `rr_`. */
export const nameInReplay = (name: string): string => `data-${name.replace('_', '-')}`
/** What has the focus, in a replay: `visible` where the browser shows it by a ring, else `true`. */
export const FOCUS = 'rr_focus'
