import { Button, Empty } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { readPage, type TaskView } from '#contracts/review.ts'
import { RegionId } from '#contracts/ids.ts'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { useKeys } from '../keyboard.ts'

type Props = { region: string; task: TaskView; onReload: () => void }

const zooms = [50, 75, 100, 125, 150, 200, 300] as const

/** Page images of the materials under their neutral names: thumbnails, zoom, and arrows from page to page. */
export function PageViewer({ region, task, onReload }: Props) {
  const [key, setKey] = useState(task.materials.find((one) => one.state === 'ready')?.key ?? task.materials[0]?.key)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState<number>(100)
  const material = task.materials.find((one) => one.key === key)
  const pages = material?.state === 'ready' ? material.pages : 0

  const turn = (to: number) => setPage(Math.min(Math.max(1, pages), Math.max(1, to)))
  const magnify = (step: 1 | -1) =>
    setZoom((zoom) => {
      const next = step > 0 ? zooms.find((one) => one > zoom) : zooms.findLast((one) => one < zoom)
      return next ?? zoom
    })
  useKeys({
    ArrowRight: () => turn(page + 1),
    PageDown: () => turn(page + 1),
    ArrowLeft: () => turn(page - 1),
    PageUp: () => turn(page - 1),
    '+': () => magnify(1),
    '=': () => magnify(1),
    '-': () => magnify(-1),
    '0': () => setZoom(100),
  })
  const source = (page: number) =>
    address(readPage, { params: { region: RegionId.parse(region), task: task.task, material: key ?? '', page } })

  return (
    <section className="panel pages" aria-label={copy.task.materials}>
      <h2>{copy.task.materials}</h2>
      <fieldset className="boxes" aria-label={copy.task.materials}>
        {task.materials.map((one) => (
          <button
            key={one.key}
            type="button"
            aria-pressed={one.key === key}
            onClick={() => {
              setKey(one.key)
              setPage(1)
            }}
          >
            {one.name}
            <span className="num">
              {one.state === 'ready' ? copy.task.pages(one.pages) : copy.task.states[one.state]}
            </span>
          </button>
        ))}
      </fieldset>
      {material?.state === 'ready' && pages > 0 ? (
        <>
          <div className="original-bar">
            <span className="nowrap">
              <Button size="small" disabled={page <= 1} onClick={() => turn(page - 1)}>
                {copy.task.previousPage}
              </Button>
              <b className="num page-count">{copy.task.pageOf(page, pages)}</b>
              <Button size="small" disabled={page >= pages} onClick={() => turn(page + 1)}>
                {copy.task.nextPage}
              </Button>
            </span>
            <span className="nowrap">
              <Button size="small" onClick={() => magnify(-1)} aria-label={copy.case.zoomOut}>
                −
              </Button>
              <Button size="small" onClick={() => setZoom(100)}>
                <span className="num">{zoom}%</span>
              </Button>
              <Button size="small" onClick={() => magnify(1)} aria-label={copy.case.zoomIn}>
                +
              </Button>
            </span>
          </div>
          <div className="page-stage">
            {pages > 1 && <Thumbnails name={material.name} pages={pages} page={page} source={source} onTurn={turn} />}
            <PageImage
              key={source(page)}
              source={source(page)}
              alt={copy.task.pageImage(material.name, page)}
              zoom={zoom}
            />
          </div>
        </>
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={wordsFor(material)}>
          {material?.state === 'rendering' && <Button onClick={onReload}>{copy.common.reload}</Button>}
        </Empty>
      )}
    </section>
  )
}

function wordsFor(material: TaskView['materials'][number] | undefined): string {
  switch (material?.state) {
    case 'rendering':
      return copy.task.waiting
    case 'failed':
    case 'ready': // without pages there is nothing to show either
      return copy.task.failed
    case 'paper':
      return copy.task.onPaper
    case 'licence':
      return copy.task.byLicence
    case undefined:
      return copy.task.selectMaterial
  }
}

function PageImage({ source, alt, zoom }: { source: string; alt: string; zoom: number }) {
  const [broken, setBroken] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an enlarged page is scrolled with the keyboard
    <div className="page-image" tabIndex={0}>
      {broken ? (
        <div className="original-none" role="alert">
          {copy.task.imageFailed}
          <Button size="small" onClick={() => setBroken(false)}>
            {copy.common.reload}
          </Button>
        </div>
      ) : (
        <img src={source} alt={alt} style={{ width: `${zoom}%` }} onError={() => setBroken(true)} />
      )}
    </div>
  )
}

type ThumbnailsProps = {
  name: string
  pages: number
  page: number
  source: (page: number) => string
  onTurn: (page: number) => void
}

function Thumbnails({ name, pages, page, source, onTurn }: ThumbnailsProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    const frame = list.current
    const shown = frame?.children[page - 1]
    if (!frame || !(shown instanceof HTMLElement)) return
    // Only the strip scrolls, never the page around it.
    frame.scrollTop = shown.offsetTop - frame.offsetTop - (frame.clientHeight - shown.offsetHeight) / 2
  }, [page])
  return (
    <fieldset ref={list} className="thumbnails" aria-label={copy.task.thumbnails}>
      {Array.from({ length: pages }, (_, at) => at + 1).map((one) => (
        <button key={one} type="button" aria-current={one === page || undefined} onClick={() => onTurn(one)}>
          <img src={source(one)} alt={copy.task.pageImage(name, one)} loading="lazy" />
          <span className="num">{one}</span>
        </button>
      ))}
    </fieldset>
  )
}
