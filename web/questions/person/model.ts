export { withMember as withPersonPart } from '../members.ts'
