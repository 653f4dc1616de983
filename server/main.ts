import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { reaching } from '#platform/given-database.ts'
import { openKeys } from '#platform/keys.ts'
import { migrate } from '#platform/migrate.ts'
import { assemble } from './assemble.ts'
import { startCourierSimulator } from './adapters/courier/simulator.ts'
import { startLockerSimulator } from './adapters/locker/simulator.ts'
import { startProvinceSimulator } from './adapters/province/simulator.ts'
import { startRegisterSimulator } from './adapters/register/simulator.ts'
import { startSmsSimulator } from './adapters/sms/simulator.ts'
import { loadDemonstration } from './demonstration.ts'
import { sayNoMoreThanWhere, sayWhy } from './last-words.ts'
import { groundFrom } from './site/ground.ts'
import { openLifetime, StoppedEarly } from './lifetime.ts'
import { cannotListen, portFrom } from './port.ts'
import { demandSettings } from './settings.ts'

const root = join(import.meta.dirname, '..')
const dataFolder = resolve(process.env['YICHUANG_DATA'] || join(root, 'var'))

async function start(): Promise<void> {
  demandSettings(process.env)
  const port = await portFrom(process.env['PORT'])
  const given = process.env['DATABASE_URL'] || undefined
  const profile = process.env['YICHUANG_PROFILE'] || (given ? 'production' : 'demonstration')
  if (profile !== 'demonstration' && profile !== 'production')
    throw new CannotStart(
      `YICHUANG_PROFILE 只能是 demonstration 或 production，现在是“${profile}”。`,
      `YICHUANG_PROFILE is demonstration or production, not "${profile}".`,
    )
  const ground = groundFrom(process.env['YICHUANG_MAP_TILES'], process.env['YICHUANG_MAP_CREDIT'])
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const wallNow = () => Date.now()

  mkdirSync(dataFolder, { recursive: true })
  const keys = openKeys(dataFolder)
  const lifetime = openLifetime(say)
  try {
    const onLost = (error: unknown) => {
      sayWhy(dataFolder, error)
      void lifetime.end().finally(() => process.exit(1))
    }
    const postgres = given
      ? null
      : await startEmbeddedPostgres({ dataDir: join(dataFolder, 'postgres'), log: say, onLost })
    if (postgres) lifetime.closes(() => postgres.stop())
    const databaseUrl = given ?? postgres!.socketString
    await reaching(given, () =>
      migrate(databaseUrl, keys.passwordOf, (name) => {
        lifetime.goOn()
        say(`  建表 · migration ${name}`)
      }),
    )
    lifetime.goOn()
    const publicOrigin = process.env['YICHUANG_ORIGIN'] || `http://localhost:${port}`
    const demonstration = profile === 'demonstration' ? await loadDemonstration() : null
    const metricsToken = process.env['YICHUANG_METRICS_TOKEN']
    const trustProxy = process.env['YICHUANG_TRUST_PROXY']
    const smsUrl = process.env['YICHUANG_SMS_URL']
    // The demonstration brings its own operator of short messages, who writes them into a file and sends none.
    const operator = !smsUrl && demonstration ? await startSmsSimulator({ file: join(dataFolder, 'sms.log') }) : null
    if (operator) lifetime.closes(() => operator.close())
    const sms = smsUrl || operator?.url
    if (!sms)
      say(
        '未配置短信网关（YICHUANG_SMS_URL），短信通知只记为“未发送” · no SMS gateway: notices are written down as not sent',
      )
    const courierUrl = process.env['YICHUANG_COURIER_URL']
    // And its own courier, who carries nothing: a parcel reaches its door within two minutes.
    const carrier =
      !courierUrl && demonstration
        ? await startCourierSimulator({ file: join(dataFolder, 'courier.log'), now: wallNow, stageMs: 30_000 })
        : null
    if (carrier) lifetime.closes(() => carrier.close())
    const courier = courierUrl || carrier?.url
    if (!courier)
      say('未配置快递企业接口（YICHUANG_COURIER_URL），包裹将保留在队列中 · no courier: parcels wait in the queue')
    const lockerUrl = process.env['YICHUANG_LOCKER_URL']
    // And its own locker: a cell is filled within seconds and emptied within two minutes.
    const cabinet =
      !lockerUrl && demonstration
        ? await startLockerSimulator({ file: join(dataFolder, 'locker.log'), now: wallNow, stepMs: 10_000 })
        : null
    if (cabinet) lifetime.closes(() => cabinet.close())
    const locker = lockerUrl || cabinet?.url
    if (!locker)
      say('未配置取证柜接口（YICHUANG_LOCKER_URL），入柜申请将保留在队列中 · no locker: deposits wait in the queue')
    const registerUrl = process.env['YICHUANG_REGISTER_URL']
    const registerKey = process.env['YICHUANG_REGISTER_KEY']
    // And its own register, which knows the people of the demonstration.
    const known = new Map(demonstration?.residents.parties.map((party) => [party.code, party]))
    const bureau =
      !registerUrl && demonstration
        ? await startRegisterSimulator({ find: (code) => known.get(code) ?? null, now: wallNow })
        : null
    if (bureau) lifetime.closes(() => bureau.close())
    const register = registerUrl && registerKey ? { url: registerUrl, publicKey: registerKey } : bureau
    if (!register)
      say(
        '未配置数据核验接口（YICHUANG_REGISTER_URL、YICHUANG_REGISTER_KEY），材料由申请人提交 · no register: nothing is verified instead of brought',
      )
    const superiorUrl = process.env['YICHUANG_SUPERIOR_URL']
    const superiorKey = process.env['YICHUANG_SUPERIOR_KEY']
    // And its own authority above, which grants what reaches it within a minute.
    const province =
      !superiorUrl && demonstration
        ? await startProvinceSimulator({
            senderKey: keys.evidence.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
            now: wallNow,
            file: join(dataFolder, 'province.log'),
          })
        : null
    if (province) lifetime.closes(() => province.close())
    const superior = superiorUrl && superiorKey ? { url: superiorUrl, publicKey: superiorKey } : province
    if (!superior)
      say(
        '未配置上级行政机关接口（YICHUANG_SUPERIOR_URL、YICHUANG_SUPERIOR_KEY），上报件将保留在队列中 · no authority above: packages wait in the queue',
      )
    const assembled = await assemble({
      ...(superior
        ? { superior: { url: superior.url, publicKey: superior.publicKey, ...(province ? { everyMs: 5_000 } : {}) } }
        : {}),
      ...(register ? { register: { url: register.url, publicKey: register.publicKey } } : {}),
      ...(locker ? { locker: { url: locker, ...(cabinet ? { everyMs: 3_000 } : {}) } } : {}),
      ...(courier ? { courier: { url: courier, ...(carrier ? { everyMs: 5_000 } : {}) } } : {}),
      ...(sms ? { sms: { url: sms } } : {}),
      databaseUrl,
      keys,
      dataFolder,
      profile,
      publicOrigin,
      wallNow,
      home: demonstration?.home || process.env['YICHUANG_HOME'] || 'lyg',
      ...(demonstration ? { residents: demonstration.residents } : {}),
      logLevel: process.env['YICHUANG_LOG'] || (profile === 'demonstration' ? 'warn' : 'info'),
      dist: join(root, 'web/dist'),
      ground,
      ...(metricsToken ? { metricsToken } : {}),
      ...(trustProxy ? { trustProxy } : {}),
    })
    lifetime.closes(() => assembled.close())
    lifetime.goOn()
    if (demonstration) await demonstration.settle(assembled.platform, new Date(wallNow()).toISOString())
    lifetime.goOn()
    await listen(assembled.app, port)
    lifetime.begins()
    say('')
    say(`一窗已启动 · 一窗 is running:  ${publicOrigin}`)
    if (demonstration) for (const line of demonstration.introduction(publicOrigin)) say(line)
    if (profile === 'production')
      say(
        '正式环境尚未接入统一身份认证，目前没有登录入口 · production has no log-in until an identity provider is joined; YICHUANG_PROFILE=demonstration has one',
      )
    say('按 Ctrl-C 停止 · Ctrl-C stops')
  } catch (error) {
    await lifetime.end()
    if (!(error instanceof StoppedEarly)) throw error
    process.exit(0)
  }
}

async function listen(app: Awaited<ReturnType<typeof assemble>>['app'], port: number): Promise<void> {
  const host = process.env['HOST'] || '127.0.0.1'
  try {
    await app.listen({ port, host })
  } catch (error) {
    throw cannotListen(host, port, error) ?? error
  }
}

// Whoever read our lines may be gone, as `tee` is after Ctrl-C: that must not keep the database from being stopped.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

sayNoMoreThanWhere()

start().catch((thrown: unknown) => {
  sayWhy(dataFolder, thrown)
  process.exit(1)
})
