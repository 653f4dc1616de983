import { CannotStart } from './cannot-start.ts'

const reasons: Record<string, [string, string]> = {
  ERR_INVALID_URL: [
    '它不是数据库地址，应当形如 postgres://用户:密码@主机:5432/库名',
    'it is no address of a database, such as postgres://user:password@host:5432/name',
  ],
  ECONNREFUSED: ['那里没有数据库应答', 'no database answers there'],
  ENOTFOUND: ['找不到这台主机', 'there is no such host'],
  EAI_AGAIN: ['查不到这台主机，请检查网络', 'the host cannot be looked up; check the network'],
  ETIMEDOUT: ['这台主机没有应答，请检查网络', 'the host does not answer; check the network'],
  EHOSTUNREACH: ['到不了这台主机，请检查网络', 'the host cannot be reached; check the network'],
  ENOENT: ['那里没有数据库的套接字', 'there is no socket of a database'],
  '28P01': ['用户名或密码不对', 'user or password are wrong'],
  '28000': ['数据库不接受这个用户的登录', 'the database does not let this user in'],
  '3D000': ['没有这个数据库，请先建立（create database）', 'there is no such database; create it first'],
  '42501': [
    '这个用户的权限不够：须为该库所有者，并能建立角色',
    'this user lacks rights: it must own the database and may create roles',
  ],
  '53300': ['数据库的连接数已满', 'the database has no connection left'],
  '57P03': ['数据库正在启动或停止，请稍后再试', 'the database is starting or stopping; try again in a moment'],
}

/**
 * What it means for whoever starts the program that the database they named could not be used; null when it is about something else.
 *
 * @param address as given: its password is not repeated
 */
function cannotReach(address: string, error: unknown): CannotStart | null {
  const { code, syscall } = (error ?? {}) as { code?: string; syscall?: unknown }
  const named = URL.parse(address)
  const isAddress = /^postgres(?:ql)?:$/.test(named?.protocol ?? '')
  const reason = reasons[isAddress ? (code ?? '') : 'ERR_INVALID_URL']
  // A file, too, can be missing.
  if (!reason || (code === 'ENOENT' && syscall !== 'connect')) return null
  const where = isAddress && named?.host ? ` ${named.host}${named.pathname} ` : ''
  return new CannotStart(
    `DATABASE_URL 指定的数据库${where}用不了：${reason[0]}。`,
    `The database${where || ' '}that DATABASE_URL names cannot be used: ${reason[1]}.`,
    { cause: error },
  )
}

/** Does a piece of work over the database that was named, if one was. @throws CannotStart where that cannot be used */
export async function reaching<T>(address: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw (address ? cannotReach(address, error) : null) ?? error
  }
}
