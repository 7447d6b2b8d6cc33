/*
 * The page that becomes a session's file, made when the extension is built. In it stand, each once:
 *
 *   <!-- title -->     where the session's title goes, as text
 *   <!-- parts -->     where the parts of its bundle go: <script type="application/octet-stream" data-part="…">base64
 */
export const TITLE_MARK = '<!-- title -->'
export const PARTS_MARK = '<!-- parts -->'
