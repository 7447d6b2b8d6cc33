import Papa from 'papaparse'

/** How a formula begins. The library's own pattern knows none of several lines. */
const FORMULA = /^[=+\-@\t\r]/

export type CsvRow = (string | number | undefined)[]

const MARK = '\uFEFF'
const NEW_LINE = '\r\n'

/**
 * Rows as CSV (RFC 4180, with the byte order mark that spreadsheets want). What a page wrote may begin like a formula:
 * it gets an apostrophe, so that no spreadsheet runs it.
 */
export function writeCsv(rows: readonly CsvRow[]): string {
  return MARK + writeRows(rows)
}

/** Rows that follow others. */
export function writeRows(rows: readonly CsvRow[]): string {
  if (rows.length === 0) return ''
  return `${Papa.unparse(rows as CsvRow[], { escapeFormulae: FORMULA, newline: NEW_LINE })}${NEW_LINE}`
}
