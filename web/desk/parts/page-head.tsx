import { ArrowLeftOutlined } from '@ant-design/icons'
import { useEffect, type ReactNode } from 'react'
import { copy } from '../copy.ts'
import { Link } from './link.tsx'

type Props = { title: string; back?: string; tags?: ReactNode; extra?: ReactNode; children?: ReactNode }

/** Head of a page; its title is also the title of the window. */
export function PageHead({ title, back, tags, extra, children }: Props) {
  useEffect(() => {
    document.title = `${title} · ${copy.app.name}${copy.app.desk}`
  }, [title])
  return (
    <header className="page-head">
      <div className="page-head-row">
        {back && (
          <Link href={back} className="back" aria-label={copy.common.back} title={copy.common.back}>
            <ArrowLeftOutlined />
          </Link>
        )}
        <h1>{title}</h1>
        {tags}
        {extra && <div className="page-head-extra">{extra}</div>}
      </div>
      {children}
    </header>
  )
}
