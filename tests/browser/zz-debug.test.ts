import { it } from 'vitest'
import { servePages } from '../pages/serve.ts'
import { launchExtension } from './support/extension.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
it('x', async () => {
    const site = await servePages()
    const extension = await launchExtension()
    const page = await extension.browser.newPage()
    await page.goto(`${site.origin}/thanks.html`)
    const popup = await startRecording(extension, page)
    const loaded = page.goto(`${site.origin}/slow?ms=3000`)
    await page.waitForSelector('#early')
    const st = () => page.evaluate(() => [performance.now(), document.readyState, String(Element.prototype.attachShadow).slice(0, 300), Object.getOwnPropertySymbols(globalThis).map(String).join(), 'afterimageCapture' in globalThis])
    console.log(await st())
    await stopRecording(popup)
    console.log(await st())
    await loaded
    console.log(await st())
    await new Promise((r) => setTimeout(r, 1500))
    console.log(await st())
    const d = await readDatabase(popup)
    console.log(d.pages, d.chunks.map(c => [c.pageId, c.seq, c.text.slice(0,200)]))
    await extension.close(); await site.close()
})
