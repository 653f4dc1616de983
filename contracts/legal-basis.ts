const article = /(?:《[^《》]+》|(?:法|条例|办法|规定|细则))\s*(?:第[^《》第]*条|关于[^《》]+的规定)/

/**
 * 法律依据: whether words name an article, or the provisions about something, of a law. Rules and pages ask alike.
 *
 * @source 行政许可法 第三十八条
 */
export const namesArticle = (basis: string): boolean => article.test(basis)
