/** The command that marks a moment, as the manifest and the browser call it. */
export const MARK_COMMAND = 'mark-moment'

/** What the browser binds to it where nothing else has these keys; people may choose others. */
export const MARK_KEYS = 'Alt+Shift+M'
