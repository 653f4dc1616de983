const article = /(?:《[^《》]+》|(?:法|条例|办法|规定|细则))\s*(?:第[^《》第]*条|关于[^《》]+的规定)/

/**
 * 法律依据: whether words name an article, or the provisions about something, of a law. Rules and pages ask alike.
 *
 * @source 行政许可法 第三十八条
 */
export const namesArticle = (basis: string): boolean => article.test(basis)

const document = /《[^《》]{2,}》|〔\d{4}〕\s*\d+\s*号/

/**
 * 文件: whether words name a document that can be found, by its title in 《》 or its number, 〔year〕n号.
 *
 * @source 党政机关公文处理工作条例 第九条 (发文字号、标题)
 */
export const namesDocument = (basis: string): boolean => document.test(basis)
