export { NothingEdit as EditYesNo } from '../edit/NothingEdit.tsx'
