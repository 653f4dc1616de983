export { readText as readDate } from '../text/model.ts'
