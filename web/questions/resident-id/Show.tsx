export { ShowText as ShowResidentId } from '../text/Show.tsx'
