export { ShowText as ShowAddress } from '../text/Show.tsx'
