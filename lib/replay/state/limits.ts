/**
 * Deepest place in a page that is believed. Browsers stop nesting parsed elements at 512 and scripts rarely go further;
 * only a forged tree does, and asking "is this inside that?" must stay cheap there too.
 */
export const MAX_TREE_DEPTH = 10_000

/** Grouping rules inside grouping rules: nobody writes more, and each level is read anew from the text above it. */
export const MAX_RULE_DEPTH = 32
