export { NothingEdit as EditDate } from '../edit/NothingEdit.tsx'
