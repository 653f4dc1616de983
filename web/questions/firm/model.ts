export { withMember as withFirmPart } from '../members.ts'
