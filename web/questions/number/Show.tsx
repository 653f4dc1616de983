export { ShowText as ShowNumber } from '../text/Show.tsx'
