export { ShowText as ShowFirmCode } from '../text/Show.tsx'
