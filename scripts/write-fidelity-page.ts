import type { Application } from '../tests/browser/support/apps/application.ts'
import type { Comparison } from '../tests/browser/support/apps/compare-moment.ts'
import { MAX_DIFFERING_SHARE, MAX_DIFFERING_TILE } from '../tests/browser/support/apps/tolerance.ts'

export interface Shown {
  application: Application
  version: string
  /** One a step. */
  compared: readonly Comparison[]
  /** Address of the pairs of pictures, from the page. */
  picture: string
}

/** docs/fidelity.md, in the form that the formatter leaves alone. */
export function writeFidelityPage(shown: readonly Shown[]): string {
  const moments = shown.flatMap(({ compared }) => compared)
  const equal = moments.filter(isEqual).length
  const rows = [
    ['application', 'version', 'moments', 'DOM equal', 'differing pixels, at most', 'worst tile', 'placeholders'],
    ...shown.map(describeRow),
  ]
  return `${INTRODUCTION}
Of ${moments.length} moments of ${shown.length} applications, ${equal} have the same DOM, the same styles and the same scroll place, and
pixels within the tolerance: at most ${percent(MAX_DIFFERING_SHARE)} of all differ (by more than a tenth of black to white), and at most
${percent(MAX_DIFFERING_TILE)} of those of any square of 32 px. Nothing is left out of a picture.

${layTable(rows)}

${KNOWN}
${shown.map(describePictures).join('\n')}`
}

const INTRODUCTION = `# How replays look

Applications that nobody here wrote, served on loopback from their npm packages (\`tests/pages/site/apps\`), used like a person
does (\`tests/browser/support/apps\`), and recorded in the built extension. Then their server is stopped, and each is compared
with its replay in the extension's player after every one of five steps. \`npm run gallery\` makes this page and its pictures
anew; [tests/browser/apps.test.ts](../tests/browser/apps.test.ts) holds two steps of each to the same bounds.

They are recorded at the _light_ level, so that what is typed can be compared, too. At _medium_ fields show asterisks, and a
canvas that is drawn on after something was typed is a box that says so.
`

const KNOWN = `## What is not the same

- Letters in layers that a transform makes smaller may be smoothed another way (the overview of the slides).
- Canvases are pictures in WebP: colours at sharp edges are off by a little (charts, the scene).
- Of a WebGL scene that moves, ten pictures a second are taken at most, and it cannot be read later: one that stops without
  being drawn again is shown as it was up to a tenth of a second before. The scene here is drawn once more when it rests.
- What is selected in a text field is not recorded (the address of a link in the text editor).
- A length that a script sets is stored with six digits: of computed styles, lengths are compared to a twentieth of a pixel.
- What [tests/browser/support/normalise-dom.ts](../tests/browser/support/normalise-dom.ts) lists is made equal before trees are
  compared: scripts, addresses of kept pictures, the recorder's own notes.
- The caret of a text field blinks, and is hidden in some of these pages.
`

function describeRow({ application, version, compared }: Shown): string[] {
  const { package: name, kind } = application
  const same = compared.filter(({ differs }) => differs.length === 0).length
  const placeholders = new Set(compared.flatMap((one) => one.placeholders))
  return [
    `[${kind}](#${kind.toLowerCase().replaceAll(' ', '-')}): ${name}`,
    version,
    String(compared.length),
    `${same} of ${compared.length}`,
    percent(Math.max(...compared.map(({ difference }) => difference.share))),
    percent(Math.max(...compared.map(({ difference }) => difference.worstTile))),
    placeholders.size === 0 ? 'none' : [...placeholders].join(', '),
  ]
}

function isEqual({ differs, difference }: Comparison): boolean {
  const { share, worstTile } = difference
  return differs.length === 0 && share <= MAX_DIFFERING_SHARE && worstTile <= MAX_DIFFERING_TILE
}

function describePictures({ application, picture }: Shown): string {
  const { kind, package: name, steps } = application
  const told = steps.map((step) => step.name).join(', ')
  return `## ${kind[0]!.toUpperCase()}${kind.slice(1)}

![${name}: above, the page after each step; below, its replay](${picture})

${told[0]!.toUpperCase()}${told.slice(1)}.
`
}

function percent(share: number): string {
  return share === 0 ? '0 %' : `${(share * 100).toFixed(share < 0.01 ? 3 : 0)} %`
}

/** Cells of one width a column. */
function layTable(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lay = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const line = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [lay(rows[0]!), line, ...rows.slice(1).map(lay)].join('\n')
}
