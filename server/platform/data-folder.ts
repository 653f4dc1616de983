import { CannotStart } from './cannot-start.ts'

const reasons: Record<string, [string, string]> = {
  EACCES: ['没有写入权限', 'may not be written to'],
  EPERM: ['没有写入权限', 'may not be written to'],
  EROFS: ['所在磁盘是只读的', 'lies on a read-only disk'],
  ENOSPC: ['所在磁盘已满', 'lies on a full disk'],
  EDQUOT: ['已用完磁盘配额', 'has used up its quota'],
  ENOTDIR: ['的路径中有一部分是文件，不是文件夹', 'has a file in its path where a folder should be'],
  EEXIST: ['是文件，不是文件夹', 'is a file, not a folder'],
}

/** What a failed access to the data folder means for whoever starts the program; null when it is about something else. */
export function cannotUse(dataFolder: string, error: unknown): CannotStart | null {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown }
  const reason = typeof code === 'string' ? reasons[code] : undefined
  // A port, too, can be denied; a full disk is told without a path.
  const ours = typeof path === 'string' ? path.startsWith(dataFolder) : code === 'ENOSPC' || code === 'EDQUOT'
  if (!reason || !ours) return null
  return new CannotStart(
    `数据文件夹 ${dataFolder} ${reason[0]}。请处理后重试，或用 YICHUANG_DATA 指定另一个文件夹。`,
    `The data folder ${dataFolder} ${reason[1]}. Mend that, or name another one in YICHUANG_DATA.`,
    { cause: error },
  )
}
