export { ShowText as ShowComputed } from '../text/Show.tsx'
