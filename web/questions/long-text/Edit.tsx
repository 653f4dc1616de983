export { LengthEdit as EditLongText } from '../edit/LengthEdit.tsx'
