export { ShowText as ShowPhone } from '../text/Show.tsx'
