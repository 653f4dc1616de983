export { RangeEdit as EditArea } from '../edit/RangeEdit.tsx'
