export { ShowText as ShowFirm } from '../text/Show.tsx'
