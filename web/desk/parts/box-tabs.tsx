export type Box = { key: string; title: string; count?: number | undefined; alarming?: boolean }
type Props = { label: string; boxes: readonly Box[]; current: string; onChange: (key: string) => void }

/** Boxes of an inbox with how much lies in each. */
export function BoxTabs({ label, boxes, current, onChange }: Props) {
  return (
    <fieldset className="boxes" aria-label={label}>
      {boxes.map((box) => (
        <button
          key={box.key}
          type="button"
          aria-pressed={box.key === current}
          className={box.alarming ? 'box-alarming' : undefined}
          onClick={() => onChange(box.key)}
        >
          {box.title}
          {box.count !== undefined && <span className="num">{box.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
