import { useEffect, type ReactNode } from 'react'
export { hydrateRoot } from 'react-dom/client'

/** The tree as it is, and word once React has taken it over. */
export const awake = (tree: ReactNode, onAwake: () => void): ReactNode => <Awake onAwake={onAwake}>{tree}</Awake>

function Awake({ children, onAwake }: { children: ReactNode; onAwake: () => void }): ReactNode {
  useEffect(onAwake, [onAwake])
  return children
}
