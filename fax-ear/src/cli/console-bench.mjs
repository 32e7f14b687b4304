// Asks Lighthouse about pages of the console, signed in. Called by ./fax bench console with the server's address, an API
// key, a folder for the reports and the browser; prints a line for each page and ends with 1 when one misses its mark.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import lighthouse, { desktopConfig } from 'lighthouse'
import puppeteer from 'puppeteer-core'

const [server, key, folder, program] = process.argv.slice(2)
const PAGES = ['/inbox', '/send']
const MARK = 95
const LARGEST_LOAD_KB = 300
const CATEGORIES = ['performance', 'accessibility', 'best-practices']

async function signIn() {
  const answer = await fetch(`${server}/v2/api_auth`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { api_key: key } }),
  })
  if (!answer.ok) throw new Error(`The server refused the API key: ${await answer.text()}`)
  const { auth_token: token, data } = await answer.json()
  return {
    token,
    accountId: data.account_id,
    role: data.role,
    ownerId: '',
    name: 'bench',
    workAccountId: data.account_id,
    workAccountName: '',
    bearer: false,
  }
}

/** What a person loads who comes for the first time: all answers of the console itself, as they are sent. */
function firstLoad(report) {
  const requests = report.audits['network-requests'].details.items
  const own = requests.filter(request => request.url.startsWith(server) && !new URL(request.url).pathname.startsWith('/v2/'))
  return own.reduce((sum, request) => sum + request.transferSize, 0) / 1000
}

async function measure(browser, session, path, device) {
  const page = await browser.newPage()
  await page.evaluateOnNewDocument(value => sessionStorage.setItem('fax.session', value), JSON.stringify(session))
  const flags = { onlyCategories: CATEGORIES, output: ['json', 'html'], logLevel: 'error' }
  const result = await lighthouse(server + path, flags, device === 'desktop' ? desktopConfig : undefined, page)
  await page.close()
  const name = `${path.slice(1)}-${device}`
  writeFileSync(join(folder, `${name}.html`), result.report[1])
  writeFileSync(join(folder, `${name}.json`), result.report[0])
  return result.lhr
}

mkdirSync(folder, { recursive: true })
const browser = await puppeteer.launch({ executablePath: program, args: ['--no-sandbox'], headless: true })
let missed = false
try {
  const session = await signIn()
  console.log('Page      Screen   Performance  Accessibility  Best practices  First load')
  for (const path of PAGES) {
    for (const device of ['phone', 'desktop']) {
      const report = await measure(browser, session, path, device)
      const scores = CATEGORIES.map(category => Math.round(report.categories[category].score * 100))
      const kB = firstLoad(report)
      missed ||= scores.some(score => score < MARK) || kB >= LARGEST_LOAD_KB
      const [performance, accessibility, practices] = scores.map(String)
      console.log(
        path.padEnd(10) + device.padEnd(9) + performance.padEnd(13) + accessibility.padEnd(15) + practices.padEnd(16) + `${kB.toFixed(0)} kB`,
      )
    }
  }
} finally {
  await browser.close()
}
console.log(`The reports are in ${folder}.`)
process.exitCode = missed ? 1 : 0
