export { NothingEdit as EditResidentId } from '../edit/NothingEdit.tsx'
