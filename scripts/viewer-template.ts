import { PARTS_MARK, TITLE_MARK } from '../lib/bundle/template.ts'

export interface TemplateGivens {
  script: string
  style: string
  /** SHA-256 of the script, base64. */
  hash: string
}

/**
 * It requests nothing, and its policy sees to it: no connection, no frame but what the replay makes itself, no script but
 * its own. A recording inherits the policy, so that nothing in it runs or asks for anything either.
 */
const POLICY = (hash: string) =>
  [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data: blob:',
    'media-src data: blob:',
    "connect-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

export function writeTemplate({ script, style, hash }: TemplateGivens): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${POLICY(hash)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="robots" content="noindex">
<title>${TITLE_MARK}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>This is a recorded session. It needs scripts to be shown; it asks no server for anything.</noscript>
${PARTS_MARK}
<script>${script}</script>
</body>
</html>
`
}
