export { ShowText as ShowMoney } from '../text/Show.tsx'
