import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'

/** The system user that runs PostgreSQL; absent when it is simply the user who runs this process. */
export type SystemUser = { uid: number; gid: number }

/** Where the files of the embedded PostgreSQL really are, and who owns them. */
export type PostgresPlace = { folder: string; cluster: string; logFile: string; user?: SystemUser }

/**
 * Decides where the database lives. PostgreSQL refuses to run as root, so root hands it to `nobody`, who must be able to
 * reach the folder; below a closed one (`/root`) he cannot, and then the data goes to a folder beside the system's own,
 * whose name is written into `dataDir`.
 *
 * @throws CannotStart when the data belongs to another user
 */
export function postgresPlace(dataDir: string, log: (line: string) => void): PostgresPlace {
  const wanted = resolve(dataDir)
  if (process.getuid?.() !== 0) return ownPlace(wanted)

  mkdirSync(wanted, { recursive: true })
  const pointer = join(wanted, 'elsewhere')
  if (existsSync(pointer)) {
    const folder = readFileSync(pointer, 'utf8').trim()
    if (existsSync(folder)) return rootPlace(folder)
    throw new CannotStart(
      `数据库文件夹 ${folder}（记录在 ${pointer}）不见了。请把它放回原处；若确定不要旧数据，删除 ${pointer} 后重新启动。`,
      `The database folder ${folder} (named in ${pointer}) is gone. Put it back, or delete ${pointer} to begin without the old data.`,
    )
  }
  if (canReach(dirname(wanted), rootPlaceUser(wanted))) return rootPlace(wanted)

  const folder = join(sharedFolder(), `data-${randomBytes(6).toString('hex')}`)
  mkdirSync(folder)
  writeFileSync(pointer, `${folder}\n`)
  log(
    `数据库放在 ${folder}：PostgreSQL 不能以 root 运行，其他用户又进不了 ${wanted} · ` +
      `the database goes to ${folder}: PostgreSQL does not run as root, and no other user can enter ${wanted}`,
  )
  return rootPlace(folder)
}

/**
 * A folder outside the project which every user can enter and only we can write.
 *
 * @throws CannotStart when none can be made
 */
export function sharedFolder(): string {
  const uid = process.getuid?.() ?? 0
  const choices = uid === 0 ? ['/var/lib/yichuang', '/var/tmp/yichuang-0'] : [`/var/tmp/yichuang-${uid}`]
  for (const folder of choices) {
    try {
      mkdirSync(folder, { recursive: true })
      const found = lstatSync(folder)
      // In /var/tmp anybody could have made a folder of this name before us.
      if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o022) !== 0) continue
      chmodSync(folder, 0o755)
      return folder
    } catch {
      continue // not writable here: the next choice
    }
  }
  throw new CannotStart(
    `无法在 ${choices.join('、')} 建立文件夹。请把项目放到其他用户可以进入的目录，或用 DATABASE_URL 指定一个 PostgreSQL。`,
    `Cannot make a folder at ${choices.join(' or ')}. Put the project where other users can enter, or name a PostgreSQL in DATABASE_URL.`,
  )
}

function ownPlace(folder: string): PostgresPlace {
  const place = placeIn(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = existsSync(place.cluster) ? statSync(place.cluster).uid : statSync(folder).uid
  if (process.getuid && owner !== process.getuid())
    throw new CannotStart(
      `数据库文件夹 ${folder} 属于另一个用户（uid ${owner}），多半是以前用 root 启动过。请仍用 root 启动，或用 YICHUANG_DATA 换一个文件夹。`,
      `The database folder ${folder} belongs to another user (uid ${owner}), probably from a start as root. Start as root again, or choose another folder with YICHUANG_DATA.`,
    )
  return place
}

function rootPlace(folder: string): PostgresPlace {
  const user = rootPlaceUser(folder)
  chmodSync(folder, 0o700)
  chownSync(folder, user.uid, user.gid)
  return { ...placeIn(folder), user }
}

function placeIn(folder: string): PostgresPlace {
  return { folder, cluster: join(folder, 'cluster'), logFile: join(folder, 'postgres.log') }
}

/** Data that an ordinary user began stays his when root starts it later; otherwise it is nobody's. */
function rootPlaceUser(folder: string): SystemUser {
  const cluster = join(folder, 'cluster')
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  return nobody()
}

/** initdb insists on a user that the system knows by name, and systems disagree about the number of this one. */
function nobody(): SystemUser {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '')
  return entry ? { uid: Number(entry[1]), gid: Number(entry[2]) } : { uid: 65534, gid: 65534 }
}

/** May this user walk down to the folder, by the permission bits of every folder on the way? */
function canReach(folder: string, user: SystemUser): boolean {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  return (mode & bit) !== 0 && (folder === dirname(folder) || canReach(dirname(folder), user))
}
