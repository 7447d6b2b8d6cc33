/**
 * Deepest place in a page that is believed. Browsers stop nesting parsed elements at 512 and scripts rarely go further;
 * only a forged tree does, and asking "is this inside that?" must stay cheap there too.
 */
export const MAX_TREE_DEPTH = 10_000
