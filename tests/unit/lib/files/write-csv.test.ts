import { expect, test } from 'vitest'

import { writeCsv } from '@/lib/files/write-csv'

test('a table is a file that spreadsheets read, and run nothing of', () => {
  expect(
    writeCsv([
      ['Step', 'Label', 'Share'],
      [1, 'Say "hello", Ada', 0.5],
      [2, '=HYPERLINK("https://evil.test")', undefined],
      [3, '@SUM(A1)\n-1', -1],
    ]),
  ).toBe(
    '\uFEFFStep,Label,Share\r\n1,"Say ""hello"", Ada",0.5\r\n2,"\'=HYPERLINK(""https://evil.test"")",\r\n3,"\'@SUM(A1)\n-1",-1\r\n',
  )
})
