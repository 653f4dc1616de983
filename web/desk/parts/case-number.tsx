/** Day and place in the day's sequence: by these twelve digits cases are told apart on a desk. */
const telling = 12

/** 办件编号: what all cases of an item share stands back, what tells them apart stands out. Copied, it is one number. */
export function CaseNumber({ number }: { number: string }) {
  return (
    <>
      <span className="case-number-head">{number.slice(0, -telling)}</span>
      <wbr />
      <span className="nowrap">{number.slice(-telling)}</span>
    </>
  )
}
