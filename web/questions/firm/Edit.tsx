export { NothingEdit as EditFirm } from '../edit/NothingEdit.tsx'
