/**
 * Where the city lies, to a hundredth of a degree (about a kilometre): 市区, at which maps of areas open.
 *
 * @source general knowledge: 连云港市区约在东经 119.22°、北纬 34.60°; whoever runs the platform puts in the place they serve
 */
export const cityPlace = { longitude: 119.22, latitude: 34.6 }
