export { NothingEdit as EditFirmCode } from '../edit/NothingEdit.tsx'
