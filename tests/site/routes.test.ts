import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import fastify, { type FastifyInstance } from 'fastify'
import { askedLicence } from '#server/site/asked-identifier.ts'
import { encodeLicenceCode, verifyLicenceCode } from '#server/modules/documents/qr/licence-code.ts'
import { callThrough, registerSite } from '#server/site/index.ts'
import { draft, genuine } from '#web/site/fixtures/views.ts'
import { bareSite, type BuiltSite } from './built-site.ts'
import { fakeApi } from './fake-api.ts'

let site: BuiltSite
let app: FastifyInstance
before(async () => {
  site = await bareSite()
  app = fastify()
  fakeApi(app)
  await registerSite(app, { call: callThrough(app), dist: site.dist })
})
after(async () => {
  await app.close()
  site.remove()
})

const get = (url: string, cookie = '') => app.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} })
const applicant = 'yichuang_session=zhang'
const h1 = (body: string): string | undefined => /<h1[^>]*>([^<]*)/.exec(body)?.[1]

suite('addresses', () => {
  test('the root leads to the region of the platform', async () => {
    assert.equal((await get('/')).headers.location, '/lyg/')
    assert.equal((await get('/lyg')).headers.location, '/lyg/')
  })
  test('no redirect leaves this site, whatever the address says', async () => {
    assert.equal((await get('/%2Fevil.example')).headers.location, '/%2Fevil.example/')
    assert.equal((await get('/view?large=1&next=//evil.example')).headers.location, '/')
    assert.doesNotMatch((await get('/login?next=//evil.example')).body, /data-next/)
  })
  test('an address that leads out of the files is one where nothing is, and a body that no page reads is refused', async () => {
    for (const path of ['/static/site/assets/..%5c..%5cindex.html', '/desk/assets//etc/passwd', '/desk/assets/']) {
      const page = await get(path)
      assert.equal(page.statusCode, 404, path)
      assert.equal(h1(page.body), '没有找到这个页面', path)
    }
    const headers = { 'content-type': 'text/xml' }
    const sent = await app.inject({ method: 'POST', url: '/lyg/progress', payload: '<a/>', headers })
    assert.equal(sent.statusCode, 415)
    assert.match(sent.headers['content-type'] as string, /html/)
  })
  test('every page answers', async () => {
    const paths = [
      '/lyg/',
      '/lyg/items',
      '/lyg/items/health-permit',
      '/lyg/halls',
      '/lyg/find',
      '/lyg/find/shop',
      `/lyg/apply/${draft.case}/1`,
      '/lyg/cases',
      '/lyg/verify',
      '/lyg/draws',
      '/login',
    ]
    for (const path of paths) {
      const page = await get(path, applicant)
      assert.equal(page.statusCode, 200, path)
      assert.equal(page.headers['cache-control'], 'private, no-store')
    }
  })
  test('search finds by words and says when it finds nothing', async () => {
    assert.match((await get('/lyg/items?q=%E6%B8%B8%E6%B3%B3')).body, /经营高危险性体育项目许可/)
    assert.match((await get('/lyg/items?q=%E9%A3%9E%E6%9C%BA')).body, /没有找到事项/)
    const old = await get('/lyg/?q=%E6%B8%B8%E6%B3%B3')
    assert.equal(old.headers.location, '/lyg/items?q=%E6%B8%B8%E6%B3%B3')
  })
})

suite('who may see', () => {
  test('a visitor is led to the log-in and back', async () => {
    const page = await get('/lyg/cases')
    assert.equal(page.statusCode, 302)
    assert.equal(page.headers.location, '/login?next=%2Flyg%2Fcases')
  })
  test('staff are told that these pages are for applicants', async () => {
    const page = await get('/lyg/cases', 'yichuang_session=acceptor')
    assert.equal(page.statusCode, 403)
    assert.match(page.body, /您现在登录的是工作人员账号/)
  })
  test('a draft opens at its first step, and a draft that was filed leads to its case', async () => {
    assert.equal((await get(`/lyg/apply/${draft.case}`, applicant)).headers.location, `/lyg/apply/${draft.case}/1`)
    const filed = draft.case.replace(/.$/, '1')
    assert.equal((await get(`/lyg/apply/${filed}/1`, applicant)).headers.location, `/lyg/cases/${filed}`)
  })
  test('a correction that is no longer asked for leads to the case', async () => {
    const other = draft.case.replace(/.$/, '1')
    assert.equal((await get(`/lyg/cases/${other}/correct`, applicant)).headers.location, `/lyg/cases/${other}`)
  })
  test('what no rules decided has no page of how rules decided it, and leads to the case', async () => {
    const decided = draft.case.replace(/.$/, '3')
    assert.equal((await get(`/lyg/cases/${decided}/why`, applicant)).headers.location, `/lyg/cases/${decided}`)
  })
})

suite('what fails', () => {
  test('an address that does not exist is a page in plain words', async () => {
    for (const path of ['/lyg/nowhere/at/all', '/lyg/items/none', '/elsewhere/']) {
      const page = await get(path)
      assert.equal(page.statusCode, 404, path)
      assert.equal(h1(page.body), '没有找到这个页面')
    }
  })
  test('an unknown address of the API stays a problem document', async () => {
    const answer = await get('/api/none/such/thing')
    assert.equal(answer.statusCode, 404)
    assert.match(String(answer.headers['content-type']), /application\/problem\+json/)
  })
  test('an API that is away leaves a page that says so', async () => {
    const lonely = fastify()
    const away = { type: '', title: '', status: 503, code: 'platform.outage', detail: '', basis: null }
    await registerSite(lonely, { call: async () => ({ status: 503, problem: away }), dist: site.dist })
    const page = await lonely.inject('/lyg/')
    assert.equal(page.statusCode, 503)
    assert.equal(h1(page.body), '系统暂时不能办理')
    await lonely.close()
  })
  test('a fault of ours shows nothing of itself', async () => {
    const broken = fastify()
    await registerSite(broken, { call: () => Promise.reject(new Error('secret of the machine')), dist: site.dist })
    const page = await broken.inject('/lyg/')
    assert.equal(page.statusCode, 500)
    assert.doesNotMatch(page.body, /secret/)
    await broken.close()
  })
})

suite('files', () => {
  test('built files may be kept for good', async () => {
    const script = /<script type="module" src="([^"]+)"/.exec((await get('/lyg/')).body)?.[1]
    assert.ok(script)
    const file = await get(script)
    assert.equal(file.statusCode, 200)
    assert.match(String(file.headers['cache-control']), /immutable/)
  })
  test('the staff application answers under every address of its own', async () => {
    for (const path of ['/desk/', '/desk/inbox', '/desk/cases/1']) assert.match((await get(path)).body, /工作台/, path)
    assert.equal((await get('/desk')).headers.location, '/desk/')
  })
  test('the large view is kept and given back', async () => {
    const turned = await get('/view?large=1&next=%2Flyg%2Fcases')
    assert.match(String(turned.headers['set-cookie']), /yichuang_view=large/)
    assert.equal(turned.headers.location, '/lyg/cases')
    assert.match((await get('/lyg/', 'yichuang_view=large')).body, /<html lang="zh-CN" class="large"/)
  })
})

suite('verification', () => {
  const { identifier } = genuine
  test('an identifier is verified by its own address', async () => {
    const asked = await get(`/lyg/verify?asked=${encodeURIComponent(` ${identifier} `)}`)
    assert.equal(asked.headers.location, `/lyg/verify/${identifier}`)
    assert.match((await get(`/lyg/verify/${identifier}`)).body, /证照有效/)
  })
  test('a scanned code is checked too', async () => {
    assert.match((await get(`/lyg/verify/${identifier}?code=x`)).body, /二维码系伪造/)
    assert.match((await get(`/lyg/verify/${identifier}?code=x!`)).body, /二维码由本平台签名/)
  })
  test('an identifier nobody issued is said to be unknown', async () => {
    assert.match((await get('/lyg/verify/ABCDEFGHIJK')).body, /没有查到这份证照/)
  })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const claim = {
    origin: 'https://x.example',
    identifier,
    holder: new Uint8Array(16),
    validUntil: '2030-11-24',
    keyId: 'k',
  }
  const code = encodeLicenceCode(claim, (bytes) => sign(null, bytes, privateKey))
  test('reads an identifier however it is typed, and a code as it was scanned', () => {
    assert.deepEqual(askedLicence(` ${identifier.toLowerCase()}\n`), { identifier, code: null })
    assert.deepEqual(askedLicence(code), { identifier, code })
    assert.ok(verifyLicenceCode(code, publicKey))
    assert.equal(askedLicence('  '), null)
  })
  test('a code that is damaged is called unreadable, not forged', async () => {
    const page = await get(`/lyg/verify?asked=${encodeURIComponent(code.slice(0, -9))}`)
    assert.match(page.body, /二维码无法识别/)
  })
  test('a scanned code leads to the region of the platform', async () => {
    assert.equal((await get('/verify')).headers.location, '/lyg/verify')
  })
})
