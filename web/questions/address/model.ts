export { withMember as withAddressPart } from '../members.ts'
