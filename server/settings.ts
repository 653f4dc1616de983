import { createPublicKey } from 'node:crypto'
import { isIP } from 'node:net'
import { CannotStart } from '#platform/cannot-start.ts'

type Form = { fits(given: string): boolean; chinese: string; english: string; secret?: true }

/** `secret`: what may carry a token, or was put in the place of another key, is not printed. */
const address: Form = {
  fits: (given) => /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
  secret: true,
  chinese: '应为 http 或 https 地址',
  english: 'is an http or https address',
}
const publicKey: Form = {
  fits(given) {
    try {
      return createPublicKey({ key: Buffer.from(given, 'base64'), format: 'der', type: 'spki' }) !== null
    } catch {
      return false
    }
  },
  secret: true,
  chinese: '应为公钥（SPKI，base64）',
  english: 'is a public key (SPKI, base64)',
}
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
/** Names of networks that a proxy may stand in. */
const networks = ['loopback', 'linklocal', 'uniquelocal']

function isProxy(given: string): boolean {
  if (networks.includes(given)) return true
  const [ip = '', width, ...more] = given.split('/')
  const most = isIP(ip) === 6 ? 128 : 32
  return isIP(ip) > 0 && more.length === 0 && (width === undefined || (/^\d+$/.test(width) && Number(width) <= most))
}

/** What a start is told by the environment, and which form it has. */
const forms: Record<string, Form> = {
  YICHUANG_ORIGIN: {
    fits: (given) => address.fits(given) && new URL(given).pathname === '/' && !/[?#@]/.test(given),
    chinese: '应为公开访问的地址，不带路径，例如 https://yichuang.example.gov.cn',
    english: 'is the public address without a path, such as https://yichuang.example.gov.cn',
  },
  YICHUANG_TRUST_PROXY: {
    fits: (given) => given.split(',').every((one) => isProxy(one.trim())),
    chinese: '应为代理的 IP 地址或网段，多个用逗号分开',
    english: 'names the addresses or networks of proxies, separated by commas',
  },
  YICHUANG_LOG: {
    fits: (given) => levels.includes(given),
    chinese: `只能是 ${levels.join('、')} 之一`,
    english: `is one of ${levels.join(', ')}`,
  },
  YICHUANG_SMS_URL: address,
  YICHUANG_COURIER_URL: address,
  YICHUANG_LOCKER_URL: address,
  YICHUANG_REGISTER_URL: address,
  YICHUANG_REGISTER_KEY: publicKey,
  YICHUANG_SUPERIOR_URL: address,
  YICHUANG_SUPERIOR_KEY: publicKey,
}

/** @throws CannotStart for the first setting that has not its form; what is empty counts as absent */
export function demandSettings(environment: Record<string, string | undefined>): void {
  for (const [name, { fits, chinese, english, secret }] of Object.entries(forms)) {
    const given = environment[name]
    if (!given || fits(given)) continue
    if (secret) throw new CannotStart(`${name} ${chinese}，现在不是。`, `${name} ${english}, and is none.`)
    throw new CannotStart(`${name} ${chinese}，现在是“${given}”。`, `${name} ${english}, not "${given}".`)
  }
}
