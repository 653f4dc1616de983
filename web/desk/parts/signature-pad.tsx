import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Checkbox, Input, Radio } from 'antd'
import { useRef, useState, type PointerEvent } from 'react'
import { signatureField, type Signature } from '#contracts/deliveries.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

type Point = [number, number]
export type Signing = { how: 'drawn' | 'typed'; strokes: Point[][]; name: string; declared: boolean }
export const unsigned: Signing = { how: 'drawn', strokes: [], name: '', declared: false }

const words = copy.handOver.signing
const mostStrokes = 80
const mostPoints = 600

/** The signature as it is sent; null while nothing was drawn, or the typed name is not declared. */
export function signatureOf(signing: Signing): Signature | null {
  if (signing.how === 'drawn') return signing.strokes.length > 0 ? { how: 'drawn', strokes: signing.strokes } : null
  const name = signing.name.trim()
  return signing.declared && saysAtLeast(name, 2) ? { how: 'typed', name, declared: true } : null
}

/** 签名: with a stylus, a finger or the mouse; whoever can't draw has the name typed and declares the receipt aloud. */
export function SignaturePad({ value, onChange }: { value: Signing; onChange: (value: Signing) => void }) {
  return (
    <div className="signing">
      <Radio.Group
        aria-label={words.how}
        optionType="button"
        value={value.how}
        onChange={(event) => onChange({ ...value, how: event.target.value === 'typed' ? 'typed' : 'drawn' })}
        options={[
          { value: 'drawn', label: words.drawn },
          { value: 'typed', label: words.typed },
        ]}
      />
      {value.how === 'drawn' ? (
        <Pad strokes={value.strokes} onChange={(strokes) => onChange({ ...value, strokes })} />
      ) : (
        <>
          <Field label={words.name} hint={words.nameHint}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={50}
                value={value.name}
                onChange={(event) => onChange({ ...value, name: event.target.value })}
              />
            )}
          </Field>
          <Checkbox
            checked={value.declared}
            onChange={(event) => onChange({ ...value, declared: event.target.checked })}
          >
            {words.declared}
          </Checkbox>
        </>
      )}
    </div>
  )
}

function Pad({ strokes, onChange }: { strokes: Point[][]; onChange: (strokes: Point[][]) => void }) {
  const pad = useRef<SVGSVGElement>(null)
  const [drawing, setDrawing] = useState<Point[] | null>(null)
  const { width, height } = signatureField
  const at = (event: PointerEvent): Point => {
    const box = pad.current!.getBoundingClientRect()
    const along = (place: number, from: number, length: number, units: number) =>
      Math.min(units, Math.max(0, Math.round(((place - from) / length) * units)))
    return [along(event.clientX, box.left, box.width, width), along(event.clientY, box.top, box.height, height)]
  }
  const end = () => {
    if (drawing && strokes.length < mostStrokes) onChange([...strokes, drawing])
    setDrawing(null)
  }
  return (
    <>
      <svg
        ref={pad}
        className="signature-pad"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={strokes.length > 0 ? words.padSigned : words.pad}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrawing([at(event)])
        }}
        onPointerMove={(event) => {
          if (drawing && drawing.length < mostPoints) setDrawing([...drawing, at(event)])
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="60" x2={width - 60} y1={height - 70} y2={height - 70} className="signature-line" />
        {[...strokes, ...(drawing ? [drawing] : [])].map((stroke, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a stroke is the place in which it was drawn
          <polyline key={index} points={(stroke.length > 1 ? stroke : [...stroke, ...stroke]).join(' ')} />
        ))}
      </svg>
      <div className="signing-foot">
        <span className="quiet">{words.padHint}</span>
        <Button size="small" disabled={strokes.length === 0} onClick={() => onChange([])}>
          {words.clear}
        </Button>
      </div>
    </>
  )
}
