import type { FocusEvent } from 'react'

/** Whether the focus that is lost here goes elsewhere, and not to another part of the same question. */
export const isLeft = (event: FocusEvent): boolean =>
  !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))
