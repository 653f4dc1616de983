export { ShowText as ShowChoice } from '../text/Show.tsx'
