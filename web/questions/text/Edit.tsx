export { LengthEdit as EditText } from '../edit/LengthEdit.tsx'
