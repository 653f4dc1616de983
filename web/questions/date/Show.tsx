import type { ReactNode } from 'react'

export function ShowDate({ value }: { value: unknown }): ReactNode {
  const [year, month, date] = String(value).split('-').map(Number)
  return <time dateTime={String(value)}>{`${year}年${month}月${date}日`}</time>
}
