export { readCode as readFirmCode } from '../resident-id/model.ts'
