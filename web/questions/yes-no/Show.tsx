export { ShowText as ShowYesNo } from '../text/Show.tsx'
