/** Types of nodes, by number: a page may have a `Node` of its own, and a frame has. */
export const ELEMENT = 1
export const TEXT = 3
export const COMMENT = 8
export const DOCUMENT = 9
export const DOCTYPE = 10
export const FRAGMENT = 11
