export { ShowText as ShowProjectCode } from '../text/Show.tsx'
