export { ShowText as ShowPerson } from '../text/Show.tsx'
