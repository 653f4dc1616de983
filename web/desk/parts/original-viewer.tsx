import { Button, Empty, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { downloadDeskFile, type CaseView } from '#contracts/cases.ts'
import { downloadPrecaseFile } from '#contracts/precases.ts'
import type { FileId } from '#contracts/ids.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { FailureNotice } from './failure-notice.tsx'

type Original = CaseView['materials'][number]
/** Only these are shown in the page: anything else would be opened by whatever the browser takes it for. */
const shown = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp']

/** Whose files are shown: a case's, or those of a draft that was handed in for a pre-review. */
type Props = { region: string; caseId: string; original: Original | null; of?: 'case' | 'precase' }

/** The original of one submitted material beside the standard it is checked against. */
export function OriginalViewer({ region, caseId, original, of = 'case' }: Props) {
  const [round, setRound] = useState(0)
  if (original === null) return <Nothing text={copy.case.noOriginal} />
  if (original.file === null) return <Nothing text={copy.case.paperOriginal} />
  return (
    <Stored
      key={`${original.file} ${round}`}
      region={region}
      caseId={caseId}
      of={of}
      file={original.file}
      original={original}
      onReload={() => setRound((round) => round + 1)}
    />
  )
}

type StoredProps = Omit<Props, 'original' | 'of'> & {
  of: 'case' | 'precase'
  file: FileId
  original: Original
  onReload: () => void
}

function Stored({ region, caseId, of, file, original, onReload }: StoredProps) {
  const { url, failure } = useOriginal(of, region, caseId, file, original.mediaType)
  const [zoom, setZoom] = useState(100)
  const isImage = original.mediaType?.startsWith('image/') ?? false
  return (
    <section className="original" aria-label={copy.case.originalTitle}>
      <div className="original-bar">
        <b title={original.fileName ?? undefined}>{original.fileName ?? original.name}</b>
        {isImage && (
          <span className="nowrap">
            <Button size="small" onClick={() => setZoom((zoom) => Math.max(50, zoom - 25))}>
              {copy.case.zoomOut}
            </Button>
            <Button size="small" onClick={() => setZoom(100)}>
              {copy.case.fit}
            </Button>
            <Button size="small" onClick={() => setZoom((zoom) => Math.min(300, zoom + 25))}>
              {copy.case.zoomIn}
            </Button>
          </span>
        )}
        {url && (
          <a href={url} target="_blank" rel="noreferrer">
            {copy.common.newTab}
          </a>
        )}
      </div>
      <FailureNotice failure={failure} title={copy.failure.queryTitle} onReload={onReload} />
      <div className="original-body">
        {url === null && failure === null && <Spin className="centre" />}
        {url && isImage && <img src={url} alt={original.name} style={{ width: `${zoom}%` }} />}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox, and the bytes can be taken for nothing else */}
        {url && !isImage && <iframe src={url} title={original.name} />}
      </div>
    </section>
  )
}

/** Bytes of a file as an address inside this page, freed when another is shown. */
function useOriginal(of: 'case' | 'precase', region: string, caseId: string, file: FileId, mediaType: string | null) {
  const [state, setState] = useState<{ url: string | null; failure: Failure | null }>({ url: null, failure: null })
  useEffect(() => {
    const stop = new AbortController()
    let made: string | null = null
    const { signal } = stop
    const bytes =
      of === 'case'
        ? call(downloadDeskFile, { params: { region, case: caseId, file }, signal })
        : call(downloadPrecaseFile, { params: { region, precase: caseId, file }, signal })
    bytes.then(
      (bytes) => {
        if (stop.signal.aborted) return
        const type = mediaType !== null && shown.includes(mediaType) ? mediaType : 'application/octet-stream'
        made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
        setState({ url: made, failure: null })
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ url: null, failure: failureOf(error) })
      },
    )
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [of, region, caseId, file, mediaType])
  return state
}

function Nothing({ text }: { text: string }) {
  return (
    <div className="original original-none">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />
    </div>
  )
}
