import { dayText } from '#web/shared/words.ts'
import { FilePdfOutlined } from '@ant-design/icons'
import { Empty } from 'antd'
import type { CaseView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'

/** 文书 of a case; each opens as a PDF of its own. */
export function PaperList({ papers, href }: { papers: CaseView['papers']; href: (paper: string) => string }) {
  if (papers.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={copy.case.noPapers} />
  return (
    <ul className="papers">
      {papers.map((paper) => (
        <li key={paper.paper}>
          <a href={href(paper.paper)} target="_blank" rel="noreferrer">
            <FilePdfOutlined /> {paper.title}
          </a>
          <span className="quiet num">
            {paper.number && `${paper.number} · `}
            {dayText(paper.day)}
          </span>
        </li>
      ))}
    </ul>
  )
}
